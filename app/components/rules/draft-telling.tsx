import { Checkboxes } from '#app/components/form/checkboxes.tsx';
import type { FormState } from '#app/components/form/form-state.ts';
import { Select } from '#app/components/form/select.tsx';
import { TextInput } from '#app/components/form/text-input.tsx';
import { draftOptions } from '#app/components/rules/draft-options.ts';
import { ToldRow } from '#app/components/rules/told-row.tsx';
import { draftRows } from '#app/domain/rules/draft-rows.ts';
import type { Rule } from '#app/domain/rules/rule.ts';

type Props = { readonly rule: Rule; readonly form: FormState };

/** Whose it is, who is reminded before, and who is told when nobody acts. */
export function DraftTelling({ rule, form }: Props) {
  const reminders = rule.reminders.map(({ amount, unit, to }) => ({ amount, unit, who: to }));
  const rungs = rule.ladder.map(({ after, role }) => ({ ...after, who: role }));
  return (
    <>
      <h2 className="govuk-heading-m">Who is told</h2>
      <Select
        name="responsible"
        label="Responsible"
        form={form}
        onRecord={rule.responsible}
        options={draftOptions.responsible}
      />
      <TextInput
        name="responsibleLabel"
        label="The office the source names"
        form={form}
        onRecord={rule.responsibleLabel}
      />
      <Checkboxes
        name="urgent"
        label="Urgency"
        form={form}
        onRecord={rule.urgent ? ['yes'] : []}
        options={[{ value: 'yes', label: 'A safeguarding alert that does not wait for quiet hours to pass' }]}
      />
      <h3 className="govuk-heading-s">Reminders before it is due</h3>
      {draftRows.reminders.map((name, index) => (
        <ToldRow
          key={name}
          name={name}
          label={`Reminder ${index + 1}`}
          units={draftOptions.reminderUnits}
          onRecord={reminders[index]}
          form={form}
        />
      ))}
      <h3 className="govuk-heading-s">When nobody has acted</h3>
      {draftRows.rungs.map((name, index) => (
        <ToldRow
          key={name}
          name={name}
          label={`Step ${index + 1} after it was due`}
          units={draftOptions.rungUnits}
          onRecord={rungs[index]}
          form={form}
        />
      ))}
      <TextInput
        name="holds"
        label="Hours for which “I am on it” holds back the next step"
        width="5"
        inputMode="numeric"
        form={form}
        onRecord={String(rule.acknowledgementHolds)}
      />
    </>
  );
}
