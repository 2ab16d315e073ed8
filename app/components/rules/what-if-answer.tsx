import { ladderWords } from '#app/components/case/due-words.ts';
import { Table } from '#app/components/content/table.tsx';
import { formatMoment } from '#app/components/time/london.ts';
import type { Rule } from '#app/domain/rules/rule.ts';
import type { WhatIf } from '#app/domain/rules/what-if.ts';
import type { Wire } from '#app/domain/shared/wire.ts';

type Due = Extract<Wire<WhatIf>, { readonly kind: 'due' }>;
type Props = { readonly found: Wire<WhatIf>; readonly rule: Pick<Rule, 'responsible'> };

/** When it would be due, who would be told when, and why. */
export function WhatIfAnswer({ found, rule }: Props) {
  return (
    <section className="govuk-inset-text" id="answer" aria-labelledby="answer-title" tabIndex={-1}>
      <h3 className="govuk-heading-s" id="answer-title">
        {found.kind === 'due' ? `It would be due on ${formatMoment(found.at)}` : 'It would have no due date'}
      </h3>
      {found.kind === 'due' ? (
        <DueAnswer found={found} rule={rule} />
      ) : (
        <p className="govuk-body">No time is fixed: it waits for the event that meets it.</p>
      )}
    </section>
  );
}

function DueAnswer({ found, rule }: { readonly found: Due; readonly rule: Props['rule'] }) {
  return (
    <>
      <ul className="govuk-list govuk-list--bullet">
        {found.why.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
      <Table
        caption="What would happen of itself"
        rows={found.steps}
        keyOf={({ step }) => step}
        columns={[
          { heading: 'When', cell: ({ fireAt }) => formatMoment(fireAt) },
          { heading: 'What', cell: ({ step }) => stepWords(step) },
          { heading: 'Who is told', cell: ({ to }) => ladderWords(to, rule.responsible) },
        ]}
      />
      <p className="govuk-body">
        Reminders that would come before the event are left out. Steps after the due date happen only while
        nobody has acted.
      </p>
    </>
  );
}

function stepWords(step: Due['steps'][number]['step']): string {
  if (step === 'due') return 'It falls due';
  if (step === 'overdue') return 'It is overdue';
  const [kind, number] = step.split('-');
  return kind === 'remind' ? `Reminder ${number ?? ''}` : `Step ${number ?? ''} of the ladder`;
}
