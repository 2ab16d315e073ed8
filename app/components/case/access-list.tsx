import { byWords } from '#app/components/case/event-words.ts';
import { accessWords, relationWords, visitWords } from '#app/components/case/access-words.ts';
import { Table } from '#app/components/content/table.tsx';
import { Moment } from '#app/components/time/due-date.tsx';
import { viewing, type AccessGroup } from '#app/domain/case/access-view.ts';
import type { Wire } from '#app/domain/shared/wire.ts';

type Group = Wire<AccessGroup>;

/** Who looked at a record or changed it and how they stood to the case, newest first; looks of one visit in one line. */
export function AccessList({ rows }: { readonly rows: readonly Group[] }) {
  return (
    <Table
      caption="Who has looked at this record, newest first"
      captionHidden
      rows={rows}
      keyOf={({ seq }) => seq}
      columns={[
        { heading: 'Who', cell: ({ by }) => byWords(by) },
        { heading: 'As', cell: ({ relation }) => relationWords(relation) },
        { heading: 'What', cell: whatWords },
        { heading: 'When', cell: (group) => <When group={group} /> },
      ]}
    />
  );
}

const whatWords = ({ action, parts, count }: Group): string =>
  action === viewing ? visitWords(parts, count) : accessWords({ action, part: parts[0] ?? null });

const When = ({ group: { at, since } }: { readonly group: Group }) =>
  at === since ? (
    <Moment at={at} />
  ) : (
    <>
      <Moment at={since} /> to <Moment at={at} />
    </>
  );
