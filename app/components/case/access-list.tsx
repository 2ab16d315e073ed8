import { byWords } from '#app/components/case/event-words.ts';
import { accessWords } from '#app/components/case/access-words.ts';
import { Table } from '#app/components/content/table.tsx';
import { Moment } from '#app/components/time/due-date.tsx';
import type { AccessEntry } from '#app/domain/case/access-view.ts';
import type { Wire } from '#app/domain/shared/wire.ts';

/** Who looked at a record or changed it, newest first. */
export function AccessList({ rows }: { readonly rows: readonly Wire<AccessEntry>[] }) {
  return (
    <Table
      caption="Who has looked at this record, newest first"
      captionHidden
      rows={rows}
      keyOf={({ seq }) => seq}
      columns={[
        { heading: 'Who', cell: ({ by }) => byWords(by) },
        { heading: 'What', cell: accessWords },
        { heading: 'When', cell: ({ at }) => <Moment at={at} /> },
      ]}
    />
  );
}
