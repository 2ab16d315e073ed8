import { Table } from '#app/components/content/table.tsx';
import { Acknowledged, Told } from '#app/components/national/attention.tsx';
import { Reference } from '#app/components/national/reference.tsx';
import { DueDate } from '#app/components/time/due-date.tsx';
import type { DeadlineRow } from '#app/domain/oversight/lists.ts';
import type { Wire } from '#app/domain/shared/wire.ts';

type Props = {
  readonly caption: string;
  readonly rows: readonly Wire<DeadlineRow>[];
  readonly now: string;
};

/** Deadlines with who was told and who is on it. */
export function DeadlineTable({ caption, rows, now }: Props) {
  return (
    <Table
      caption={caption}
      captionHidden
      rows={rows}
      keyOf={({ id }) => id}
      columns={[
        { heading: 'Case', cell: (row) => <Reference {...row} to={`/cases/${row.caseId}`} /> },
        { heading: 'Authority', cell: ({ authority }) => authority },
        { heading: 'What is due', cell: ({ title }) => title },
        { heading: 'When', cell: ({ dueAt }) => <DueDate at={dueAt} now={now} /> },
        { heading: 'Told last', cell: ({ attention }) => <Told told={attention.told} /> },
        { heading: 'Is on it', cell: ({ attention }) => <Acknowledged {...attention} /> },
      ]}
    />
  );
}
