import { FormGroup, Label, Notes } from '#app/components/form/field-parts.tsx';
import { describedBy, errorOf, idOf, valueOf, type FieldProps } from '#app/components/form/form-state.ts';
import type { Option } from '#app/components/form/options.ts';

type Props = FieldProps & {
  readonly options: readonly Option[];
  readonly onRecord?: string | undefined;
  /** The words of the empty first choice; it posts an empty string. */
  readonly empty?: string | undefined;
};

/** One of a long list. Prefer radios while the list is short. */
export function Select({ name, label, hint, form, heading, options, onRecord, empty = 'Choose' }: Props) {
  const error = errorOf(form, name);
  return (
    <FormGroup error={error}>
      <Label name={name} label={label} heading={heading} />
      <Notes name={name} hint={hint} error={error} />
      <select
        className={`govuk-select${error ? ' govuk-select--error' : ''}`}
        id={idOf(name)}
        name={name}
        defaultValue={valueOf(form, name, onRecord)}
        aria-describedby={describedBy(name, hint, error)}
      >
        <option value="">{empty}</option>
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    </FormGroup>
  );
}
