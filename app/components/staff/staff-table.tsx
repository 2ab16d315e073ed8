import { Table } from '#app/components/content/table.tsx';
import { Tag } from '#app/components/content/tag.tsx';
import { ProfileNewsTags } from '#app/components/staff/profile-news.tsx';
import { roleWords, statusWords } from '#app/components/staff/words.ts';
import { Moment } from '#app/components/time/due-date.tsx';
import { newsOf } from '#app/domain/guardian/profile-standing.ts';
import type { Wire } from '#app/domain/shared/wire.ts';
import type { StaffRow } from '#app/domain/staff/staff-view.ts';

type Props = { readonly rows: readonly Wire<StaffRow>[]; readonly caption: string; readonly today: string };

/** People with an account, each leading to their own page. */
export function StaffTable({ rows, caption, today }: Props) {
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
          cell: (row) => <State row={row} today={today} />,
        },
        {
          heading: 'Last signed in',
          cell: ({ lastSignedInAt }) => (lastSignedInAt === null ? 'Never' : <Moment at={lastSignedInAt} />),
        },
      ]}
    />
  );
}

/** The account, and of a guardian what keeps children from being offered to them or soon will. */
function State({ row, today }: { readonly row: Wire<StaffRow>; readonly today: string }) {
  const { id, name, role, status, profile } = row;
  const { tone, words } = statusWords(status);
  const isToBeGiven = role === 'guardian' && (status === 'active' || status === 'invited');
  const hasNews = isToBeGiven && newsOf(profile, today).length > 0;
  return (
    <>
      <Tag tone={tone}>{words}</Tag>
      {hasNews && (
        <>
          <ProfileNewsTags profile={profile} today={today} />
          <a className="govuk-link" href={`/staff/${id}/profile`}>
            Profile<span className="govuk-visually-hidden"> of {name}</span>
          </a>
        </>
      )}
    </>
  );
}
