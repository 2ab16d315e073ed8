import { Table } from '#app/components/content/table.tsx';
import { Tag } from '#app/components/content/tag.tsx';
import { emergencyReasonWords, outcomeWords } from '#app/components/oversight/emergency-words.ts';
import { Moment } from '#app/components/time/due-date.tsx';
import { formatPlainDay } from '#app/components/time/london.ts';
import type { EmergencyRow } from '#app/domain/audit/emergency-view.ts';
import type { Wire } from '#app/domain/shared/wire.ts';

type Row = Wire<EmergencyRow>;

/** Emergency accesses, a table for each week, newest first. */
export function EmergencyTables({ rows }: { readonly rows: readonly Row[] }) {
  const weeks = Map.groupBy(rows, ({ week }) => week);
  return (
    <>
      {[...weeks].map(([week, ofWeek]) => (
        <Week key={week} week={week} rows={ofWeek} />
      ))}
    </>
  );
}

function Week({ week, rows }: { readonly week: string; readonly rows: readonly Row[] }) {
  return (
    <Table
      caption={`Week of ${formatPlainDay(week)}`}
      rows={rows}
      keyOf={({ id }) => id}
      columns={[
        { heading: 'Opened', cell: (row) => <Opened row={row} /> },
        { heading: 'Who', cell: ({ by }) => by },
        { heading: 'Case', cell: ({ reference }) => <span className="cg-reference">{reference}</span> },
        { heading: 'Reason', cell: ({ reason }) => emergencyReasonWords(reason) },
        { heading: 'Until', cell: ({ overAt }) => <Moment at={overAt} /> },
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

const Opened = ({ row }: { readonly row: Row }) => (
  <a className="govuk-link" href={`/audit/emergency/${row.id}`}>
    <Moment at={row.openedAt} />
    <span className="govuk-visually-hidden">
      : {row.by}, case {row.reference}
    </span>
  </a>
);
