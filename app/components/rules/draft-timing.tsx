import { DateInput } from '#app/components/form/date-input.tsx';
import { errorOf, idOf, valueOf, type FormState } from '#app/components/form/form-state.ts';
import { Fieldset } from '#app/components/form/field-parts.tsx';
import { Select } from '#app/components/form/select.tsx';
import { TextInput } from '#app/components/form/text-input.tsx';
import { draftOptions } from '#app/components/rules/draft-options.ts';
import { lengthInWords } from '#app/domain/rules/length-in-words.ts';
import type { Rule } from '#app/domain/rules/rule.ts';

type Props = { readonly rule: Rule; readonly form: FormState };

/** What it is called, how long it runs and from when it holds. */
export function DraftTiming({ rule, validFrom, form }: Props & { readonly validFrom: string }) {
  return (
    <>
      <h2 className="govuk-heading-m">The rule</h2>
      <TextInput
        name="title"
        label="Title"
        hint="Plain English, up to 60 characters, nothing about a child: it appears in notices"
        form={form}
        onRecord={rule.title}
      />
      <LengthFields rule={rule} form={form} />
      <Select
        name="counting"
        label="How it is counted"
        form={form}
        onRecord={rule.counting}
        options={draftOptions.countings}
      />
      <TextInput
        name="dueTime"
        label="Time of day at which it falls due"
        hint="23:59 is the end of the day. Not used where hours are counted."
        width="5"
        form={form}
        onRecord={rule.dueTime.slice(0, 5)}
      />
      <TextInput
        name="cutOff"
        label="Cut-off time"
        hint="Leave empty for none. Only for hours and working days."
        width="5"
        form={form}
        onRecord={rule.cutOff ?? ''}
      />
      <DateInput
        name="validFrom"
        label="First day of the new version"
        hint="It answers for events from this day on. The version before ends the day before."
        form={form}
        onRecord={validFrom}
      />
      <DateInput
        name="validTo"
        label="Last day of the new version"
        hint="Leave empty if no end is known"
        form={form}
        onRecord={rule.validTo ?? ''}
      />
    </>
  );
}

function LengthFields({ rule: { length }, form }: Props) {
  if (!('amount' in length))
    return (
      <p className="govuk-body">
        Length: {lengthInWords(length)}. A length of this kind cannot be changed here.
      </p>
    );
  return (
    <Fieldset
      name="length"
      label="How long it runs"
      hint={length.kind === 'after-trigger' ? undefined : `Now: ${lengthInWords(length)}`}
      error={errorOf(form, 'length')}
    >
      <div className="cg-row">
        <div>
          <label className="govuk-label" htmlFor={idOf('length')}>
            Number
          </label>
          <input
            className="govuk-input govuk-input--width-3"
            id={idOf('length')}
            name="length.amount"
            inputMode="numeric"
            autoComplete="off"
            defaultValue={valueOf(form, 'length.amount', String(length.amount))}
          />
        </div>
        <div>
          <label className="govuk-label" htmlFor="length-unit">
            Unit
          </label>
          <select
            className="govuk-select"
            id="length-unit"
            name="length.unit"
            defaultValue={valueOf(form, 'length.unit', length.unit)}
          >
            {draftOptions.units.map(({ value, label }) => (
              <option key={value} value={value}>
                {label}
              </option>
            ))}
          </select>
        </div>
      </div>
    </Fieldset>
  );
}
