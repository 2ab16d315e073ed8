import { Table } from '#app/components/content/table.tsx';
import { refusalWords, stateWords } from '#app/components/handover/words.ts';
import { Acknowledged, Told } from '#app/components/national/attention.tsx';
import { Reference } from '#app/components/national/reference.tsx';
import { DueDate, Moment } from '#app/components/time/due-date.tsx';
import type { HandoverRow, RefusedRow } from '#app/domain/oversight/lists.ts';
import type { Wire } from '#app/domain/shared/wire.ts';

type Props<Row> = {
  readonly caption: string;
  readonly rows: readonly Wire<Row>[];
  readonly now: string;
};

/** Handovers nobody has accepted or refused. */
export function HandoverTable({ caption, rows, now }: Props<HandoverRow>) {
  return (
    <Table
      caption={caption}
      captionHidden
      rows={rows}
      keyOf={({ id }) => id}
      columns={[
        { heading: 'Case', cell: (row) => <Reference {...row} to={`/handovers/${row.id}`} /> },
        { heading: 'Asked', cell: ({ authority }) => authority },
        { heading: 'State', cell: ({ state }) => stateWords[state] },
        { heading: 'What is due', cell: ({ title }) => title ?? 'An answer' },
        {
          heading: 'When',
          cell: ({ dueAt }) => (dueAt === null ? 'No clock runs' : <DueDate at={dueAt} now={now} />),
        },
        { heading: 'Told last', cell: ({ attention }) => <Told told={attention.told} /> },
        { heading: 'Is on it', cell: ({ attention }) => <Acknowledged {...attention} /> },
      ]}
    />
  );
}

/** Handovers that were refused and wait for a decision. */
export function RefusedTable({ caption, rows }: Props<RefusedRow>) {
  return (
    <Table
      caption={caption}
      captionHidden
      rows={rows}
      keyOf={({ id }) => id}
      columns={[
        { heading: 'Case', cell: (row) => <Reference {...row} to={`/handovers/${row.id}`} /> },
        { heading: 'Refused by', cell: ({ authority }) => authority },
        { heading: 'Because', cell: ({ refusalCode }) => refusalWords[refusalCode] },
        { heading: 'Proposed instead', cell: ({ proposedAuthority }) => proposedAuthority ?? 'Nobody' },
        { heading: 'When', cell: ({ answeredAt }) => <Moment at={answeredAt} /> },
      ]}
    />
  );
}
