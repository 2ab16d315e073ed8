import { DateInput } from '#app/components/form/date-input.tsx';
import type { FormState } from '#app/components/form/form-state.ts';
import { Radios } from '#app/components/form/radios.tsx';
import { TextArea } from '#app/components/form/text-area.tsx';
import { TextInput } from '#app/components/form/text-input.tsx';
import { draftOptions } from '#app/components/rules/draft-options.ts';
import { wallWords } from '#app/components/rules/words.ts';
import type { ExampleDiffers } from '#app/domain/rules/draft.ts';
import type { Rule } from '#app/domain/rules/rule.ts';

type Props = {
  readonly rule: Rule;
  readonly needs: { readonly born: boolean; readonly supplied: boolean };
  readonly form: FormState;
  readonly differs: ExampleDiffers | null;
};

/** One example, worked by hand from the calendar and not from the program. */
export function DraftExample({ rule: { example }, needs, form, differs }: Props) {
  return (
    <>
      <h2 className="govuk-heading-m">Worked example</h2>
      <p className="govuk-body">
        Work it by hand, from the calendar. The program computes it too, and a rule whose example it does not
        come to cannot be kept.
      </p>
      {differs && <Differs differs={differs} />}
      <DateInput name="exDay" label="Day of the event" form={form} onRecord={example.trigger.slice(0, 10)} />
      <TextInput
        name="exTime"
        label="Time of the event"
        width="5"
        form={form}
        onRecord={example.trigger.slice(11, 16)}
      />
      <Radios
        name="exDivision"
        label="Whose bank holidays?"
        form={form}
        onRecord={example.division}
        options={draftOptions.divisions}
      />
      {needs.born && (
        <DateInput
          name="exBorn"
          label="Date of birth (invented)"
          form={form}
          onRecord={example.dateOfBirth ?? ''}
        />
      )}
      {needs.supplied && (
        <DateInput
          name="exSupplied"
          label="Date recorded with the event"
          form={form}
          onRecord={example.suppliedDate ?? ''}
        />
      )}
      {example.due !== null && <DueFields due={example.due} form={form} />}
      <TextArea
        name="because"
        label="How was it worked?"
        hint="Which days were left out, and why"
        rows={3}
        max={500}
        form={form}
        onRecord={example.because}
      />
    </>
  );
}

function DueFields({ due, form }: { readonly due: string; readonly form: FormState }) {
  return (
    <>
      <DateInput name="exDue" label="Due on" form={form} onRecord={due.slice(0, 10)} />
      <TextInput
        name="exDueTime"
        label="Due at"
        hint="23:59 is the end of the day"
        width="5"
        form={form}
        onRecord={due.slice(11, 16)}
      />
    </>
  );
}

/** What was expected and what the program computes, side by side. */
function Differs({ differs: { expected, computed, why } }: { readonly differs: ExampleDiffers }) {
  return (
    <section className="govuk-inset-text" aria-label="The example does not come to what it says">
      <dl className="cg-sides">
        <div>
          <dt className="govuk-heading-s">The example says</dt>
          <dd>{expected === null ? 'No due date' : wallWords(expected)}</dd>
        </div>
        <div>
          <dt className="govuk-heading-s">The program computes</dt>
          <dd>{computed === null ? 'No due date' : wallWords(computed)}</dd>
        </div>
      </dl>
      <ul className="govuk-list govuk-list--bullet">
        {why.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </section>
  );
}
