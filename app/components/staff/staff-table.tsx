import { Table } from '#app/components/content/table.tsx';
import { Tag } from '#app/components/content/tag.tsx';
import { roleWords, statusWords } from '#app/components/staff/words.ts';
import { Moment } from '#app/components/time/due-date.tsx';
import type { Wire } from '#app/domain/shared/wire.ts';
import type { StaffRow } from '#app/domain/staff/staff-view.ts';

type Props = { readonly rows: readonly Wire<StaffRow>[]; readonly caption: string };

/** People with an account, each leading to their own page. */
export function StaffTable({ rows, caption }: Props) {
  return (
    <Table
      caption={caption}
      captionHidden
      rows={rows}
      keyOf={({ id }) => id}
      columns={[
        {
          heading: 'Name',
          cell: ({ id, name }) => (
            <a className="govuk-link" href={`/staff/${id}`}>
              {name}
            </a>
          ),
        },
        { heading: 'Role', cell: ({ role }) => roleWords(role) },
        { heading: 'Authority', cell: ({ authority }) => authority ?? 'None' },
        {
          heading: 'State',
          cell: ({ status }) => <Tag tone={statusWords(status).tone}>{statusWords(status).words}</Tag>,
        },
        {
          heading: 'Last signed in',
          cell: ({ lastSignedInAt }) => (lastSignedInAt === null ? 'Never' : <Moment at={lastSignedInAt} />),
        },
      ]}
    />
  );
}
