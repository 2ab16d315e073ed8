import { Table } from '#app/components/content/table.tsx';
import { Tag } from '#app/components/content/tag.tsx';
import { requestStates, requestWords } from '#app/components/staff/request-words.ts';
import { Moment } from '#app/components/time/due-date.tsx';
import type { Wire } from '#app/domain/shared/wire.ts';
import type { StaffRequest } from '#app/domain/staff/staff-view.ts';

type Props = { readonly rows: readonly Wire<StaffRequest>[] };

/** What was asked of a second person. */
export function RequestTable({ rows }: Props) {
  return (
    <Table
      caption="Changes that take two people"
      captionHidden
      rows={rows}
      keyOf={({ id }) => id}
      columns={[
        {
          heading: 'About',
          cell: ({ id, person }) => (
            <a className="govuk-link" href={`/staff/requests/${id}`}>
              {person.name}
            </a>
          ),
        },
        { heading: 'What', cell: (row) => requestWords(row) },
        { heading: 'Asked by', cell: ({ requestedBy }) => requestedBy.name },
        { heading: 'Asked', cell: ({ requestedAt }) => <Moment at={requestedAt} /> },
        {
          heading: 'State',
          cell: ({ state }) => <Tag tone={requestStates[state].tone}>{requestStates[state].words}</Tag>,
        },
      ]}
    />
  );
}
