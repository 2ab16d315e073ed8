import { Table } from '#app/components/content/table.tsx';
import { Tag } from '#app/components/content/tag.tsx';
import { alertWords } from '#app/components/oversight/alert-words.ts';
import { outcomeWords } from '#app/components/oversight/emergency-words.ts';
import { Moment } from '#app/components/time/due-date.tsx';
import type { AlertRow } from '#app/domain/audit/alert-view.ts';
import type { Wire } from '#app/domain/shared/wire.ts';

/** Questions about looks, newest first. */
export function AlertTable({ rows }: { readonly rows: readonly Wire<AlertRow>[] }) {
  return (
    <Table
      caption="Questions, newest first"
      captionHidden
      rows={rows}
      keyOf={({ id }) => id}
      columns={[
        {
          heading: 'What',
          cell: ({ id, rule, counted }) => (
            <a className="govuk-link" href={`/audit/alerts/${id}`}>
              {alertWords(rule, counted)}
            </a>
          ),
        },
        { heading: 'Who', cell: ({ by }) => by },
        {
          heading: 'Case',
          cell: ({ reference }) => <span className="cg-reference">{reference ?? 'Several'}</span>,
        },
        { heading: 'Last look', cell: ({ lastAt }) => <Moment at={lastAt} /> },
        {
          heading: 'Review',
          cell: ({ outcome }) => (
            <Tag tone={outcome === null ? 'warning' : 'neutral'}>{outcomeWords(outcome)}</Tag>
          ),
        },
      ]}
    />
  );
}
