import { auditWords } from '#app/components/oversight/audit-words.ts';
import { Details } from '#app/components/content/notes.tsx';
import { Table } from '#app/components/content/table.tsx';
import { Moment } from '#app/components/time/due-date.tsx';
import type { AuditRow } from '#app/domain/oversight/audit-view.ts';
import type { Wire } from '#app/domain/shared/wire.ts';

type Props = { readonly rows: readonly Wire<AuditRow>[] };

/** What was done, by whom and when, each with its number in the chain. */
export function AuditTable({ rows }: Props) {
  return (
    <Table
      caption="Audit entries, newest first"
      captionHidden
      rows={rows}
      keyOf={({ seq }) => seq}
      columns={[
        { heading: 'Number', cell: ({ seq }) => seq },
        { heading: 'When', cell: ({ at }) => <Moment at={at} /> },
        { heading: 'Who', cell: ({ by }) => by },
        { heading: 'What', cell: (row) => auditWords(row) },
        {
          heading: 'Case',
          cell: ({ reference }) => <span className="cg-reference">{reference ?? 'None'}</span>,
        },
        { heading: 'Details', cell: (row) => <Codes row={row} /> },
      ]}
    />
  );
}

function Codes({ row }: { readonly row: Wire<AuditRow> }) {
  if (row.detail.length === 0) return <>None</>;
  return (
    <Details summary={`Codes of ${row.seq}`}>
      <p className="cg-codes">{row.action}</p>
      {row.detail.map((line) => (
        <p key={line} className="cg-codes">
          {line}
        </p>
      ))}
    </Details>
  );
}
