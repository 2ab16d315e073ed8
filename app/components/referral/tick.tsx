import { idOf, valuesOf, type FormState } from '#app/components/form/form-state.ts';

type Props = { readonly name: string; readonly label: string; readonly form: FormState };

/** A small box under a field, to say that its answer is not known. */
export function Tick({ name, label, form }: Props) {
  return (
    <div className="govuk-form-group">
      <div className="govuk-checkboxes govuk-checkboxes--small">
        <div className="govuk-checkboxes__item">
          <input
            className="govuk-checkboxes__input"
            type="checkbox"
            id={idOf(name)}
            name={name}
            value="yes"
            defaultChecked={valuesOf(form, name).includes('yes')}
          />
          <label className="govuk-label govuk-checkboxes__label" htmlFor={idOf(name)}>
            {label}
          </label>
        </div>
      </div>
    </div>
  );
}
