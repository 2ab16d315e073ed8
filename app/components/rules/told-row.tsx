import { Fieldset } from '#app/components/form/field-parts.tsx';
import { errorOf, idOf, valueOf, type FormState } from '#app/components/form/form-state.ts';
import type { Option } from '#app/components/form/options.ts';
import { draftOptions } from '#app/components/rules/draft-options.ts';

type Props = {
  readonly name: string;
  readonly label: string;
  readonly units: readonly Option[];
  readonly onRecord: { readonly amount: number; readonly unit: string; readonly who: string } | undefined;
  readonly form: FormState;
};

/** How long before or after, and who is told. An empty number is no row. */
export function ToldRow({ name, label, units, onRecord, form }: Props) {
  const choices = [
    { part: 'unit', words: 'Unit', options: units, known: onRecord?.unit },
    { part: 'who', words: 'Who is told', options: draftOptions.who, known: onRecord?.who },
  ];
  return (
    <Fieldset name={name} label={label} error={errorOf(form, name)}>
      <div className="cg-row">
        <div>
          <label className="govuk-label" htmlFor={idOf(name)}>
            Number
          </label>
          <input
            className="govuk-input govuk-input--width-3"
            id={idOf(name)}
            name={`${name}.amount`}
            inputMode="numeric"
            autoComplete="off"
            defaultValue={valueOf(
              form,
              `${name}.amount`,
              onRecord === undefined ? '' : String(onRecord.amount),
            )}
          />
        </div>
        {choices.map(({ part, words, options, known }) => (
          <div key={part}>
            <label className="govuk-label" htmlFor={`${idOf(name)}-${part}`}>
              {words}
            </label>
            <select
              className="govuk-select"
              id={`${idOf(name)}-${part}`}
              name={`${name}.${part}`}
              defaultValue={valueOf(form, `${name}.${part}`, known ?? options[0]?.value)}
            >
              {options.map(({ value, label: text }) => (
                <option key={value} value={value}>
                  {text}
                </option>
              ))}
            </select>
          </div>
        ))}
      </div>
    </Fieldset>
  );
}
