import { Table } from '#app/components/content/table.tsx';
import { SummaryList } from '#app/components/content/summary-list.tsx';
import { Tag } from '#app/components/content/tag.tsx';
import { draftStates } from '#app/components/rules/draft-words.ts';
import { Lines } from '#app/components/rules/lines.tsx';
import { exampleDates, factChanges } from '#app/components/rules/rule-facts.ts';
import { wallWords } from '#app/components/rules/words.ts';
import { formatMoment } from '#app/components/time/london.ts';
import type { RuleDraft } from '#app/domain/rules/draft-view.ts';
import type { Rule } from '#app/domain/rules/rule.ts';
import type { Wire } from '#app/domain/shared/wire.ts';

type Draft = Wire<RuleDraft>;

/** Who wants what and why, and what became of it. */
export function DraftSummary({ draft }: { readonly draft: Draft }) {
  const { tone, words } = draftStates[draft.state];
  const decided = draft.decidedAt === null ? [] : [{ key: 'Decided', value: decidedWords(draft) }];
  return (
    <SummaryList
      rows={[
        { key: 'State', value: <Tag tone={tone}>{words}</Tag> },
        { key: 'Drafted', value: `${draft.draftedBy}, ${formatMoment(draft.draftedAt)}` },
        { key: 'Reason', value: <span className="cg-typed">{draft.reason}</span> },
        {
          key: 'Deadlines that run already',
          value: draft.recompute ? 'Are computed again' : 'Keep the version they were computed under',
        },
        ...decided,
        ...(draft.decisionNote === null
          ? []
          : [{ key: 'What was said', value: <span className="cg-typed">{draft.decisionNote}</span> }]),
      ]}
    />
  );
}

function decidedWords({ decidedBy, decidedAt }: Draft): string {
  return `${decidedBy ?? 'By another approval'}, ${formatMoment(decidedAt ?? '')}`;
}

/** What differs from the version before, in words, side by side. */
export function DraftChanges({ before, after }: { readonly before: Rule; readonly after: Rule }) {
  return (
    <Table
      caption="What would change"
      rows={factChanges(before, after)}
      keyOf={({ about }) => about}
      columns={[
        { heading: 'Part', cell: ({ about }) => about },
        { heading: `Version ${before.version}`, cell: (change) => <Lines lines={change.before} /> },
        { heading: `Version ${after.version}`, cell: (change) => <Lines lines={change.after} /> },
      ]}
    />
  );
}

/** The example of a draft, which the program has come to as well. */
export function DraftWorked({ rule, why }: { readonly rule: Rule; readonly why: readonly string[] }) {
  const { example } = rule;
  const due = example.due === null ? 'It has no due date.' : `It is due on ${wallWords(example.due)}.`;
  return (
    <>
      <h2 className="govuk-heading-m">Worked example</h2>
      <Lines
        lines={[
          `The event happens on ${wallWords(example.trigger)}.`,
          ...exampleDates(example),
          due,
          `Worked by hand: ${example.because}`,
          ...why,
        ]}
      />
    </>
  );
}
