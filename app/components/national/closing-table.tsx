import { closeWords } from '#app/components/closing/words.ts';
import { Table } from '#app/components/content/table.tsx';
import { Reference } from '#app/components/national/reference.tsx';
import { Moment } from '#app/components/time/due-date.tsx';
import type { ClosingRow } from '#app/domain/oversight/lists.ts';
import type { Wire } from '#app/domain/shared/wire.ts';

type Props = { readonly caption: string; readonly rows: readonly Wire<ClosingRow>[] };

/** Proposals to close a case, which wait for a second person. */
export function ClosingTable({ caption, rows }: Props) {
  return (
    <Table
      caption={caption}
      captionHidden
      rows={rows}
      keyOf={({ id }) => id}
      columns={[
        { heading: 'Case', cell: (row) => <Reference {...row} to={`/cases/${row.caseId}/closing`} /> },
        { heading: 'Why', cell: ({ reason }) => (reason === null ? '–' : closeWords[reason]) },
        { heading: 'Authority', cell: ({ authority }) => authority },
        { heading: 'Proposed by', cell: ({ proposedBy }) => proposedBy },
        { heading: 'Since', cell: ({ proposedAt }) => <Moment at={proposedAt} /> },
      ]}
    />
  );
}
