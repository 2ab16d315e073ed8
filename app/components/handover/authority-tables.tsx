import { Table } from '#app/components/content/table.tsx';
import { Tag } from '#app/components/content/tag.tsx';
import { stateWords } from '#app/components/handover/words.ts';
import { Reference } from '#app/components/national/reference.tsx';
import { DueDate, Moment } from '#app/components/time/due-date.tsx';
import type { AcceptedRow, HandedOnRow, LateRow, WaitingRow } from '#app/domain/oversight/authority-lists.ts';
import type { Wire } from '#app/domain/shared/wire.ts';

type Props<Row> = { readonly rows: readonly Wire<Row>[]; readonly now: string };

/** Handovers to answer, the most pressing first. */
export function WaitingTable({ rows, now }: Props<WaitingRow>) {
  return (
    <Table
      caption="Handovers that wait for your answer"
      captionHidden
      rows={rows}
      keyOf={({ id }) => id}
      columns={[
        { heading: 'Handover', cell: (row) => <Reference {...row} to={`/handovers/${row.id}`} /> },
        { heading: 'Answer due', cell: ({ dueAt }) => <DueDate at={dueAt} now={now} /> },
        {
          heading: 'State',
          cell: ({ state }) => <Tag tone={state === 'sent' ? 'warning' : 'notice'}>{stateWords[state]}</Tag>,
        },
        { heading: 'Sent', cell: ({ sentAt }) => <Moment at={sentAt} /> },
      ]}
    />
  );
}

/** Cases the authority works on, with what comes next in each. */
export function AcceptedTable({ rows, now }: Props<AcceptedRow>) {
  return (
    <Table
      caption="Cases you have accepted"
      captionHidden
      rows={rows}
      keyOf={({ id }) => id}
      columns={[
        { heading: 'Case', cell: (row) => <Reference {...row} to={`/cases/${row.id}`} /> },
        { heading: 'Next due', cell: (row) => <NextDue row={row} now={now} /> },
        { heading: 'Overdue', cell: ({ overdue }) => overdue, numeric: true },
        { heading: 'Social worker', cell: ({ worker }) => worker ?? 'Nobody' },
        {
          heading: 'Guardian',
          cell: ({ hasGuardian }) => (hasGuardian ? 'Appointed' : <Tag tone="alarm">No guardian</Tag>),
        },
      ]}
    />
  );
}

function NextDue({ row, now }: { readonly row: Wire<AcceptedRow>; readonly now: string }) {
  if (row.nextDueAt === null) return <>Nothing is open</>;
  return (
    <>
      {row.nextTitle}
      <br />
      <DueDate at={row.nextDueAt} now={now} />
    </>
  );
}

/** What the authority is late with. */
export function LateTable({ rows, now }: Props<LateRow>) {
  return (
    <Table
      caption="Overdue"
      captionHidden
      rows={rows}
      keyOf={({ id }) => id}
      columns={[
        { heading: 'Case', cell: (row) => <Reference {...row} to={placeOf(row)} /> },
        { heading: 'What is due', cell: ({ title }) => title },
        { heading: 'When', cell: ({ dueAt }) => <DueDate at={dueAt} now={now} /> },
      ]}
    />
  );
}

/** What is left of children who are another authority's now: that they were handed on, to whom and when. */
export function HandedOnTable({ rows }: Pick<Props<HandedOnRow>, 'rows'>) {
  return (
    <Table
      caption="Children you handed on"
      captionHidden
      rows={rows}
      keyOf={({ id }) => id}
      columns={[
        {
          heading: 'Case',
          cell: (row) => <Reference {...row} immediateDanger={false} to={`/handovers/${row.id}`} />,
        },
        { heading: 'Accepted by', cell: ({ authority }) => authority },
        { heading: 'When', cell: ({ at }) => <Moment at={at} /> },
      ]}
    />
  );
}

const placeOf = ({ handoverId, caseId }: Wire<LateRow>) =>
  handoverId === null ? `/cases/${caseId}` : `/handovers/${handoverId}`;
