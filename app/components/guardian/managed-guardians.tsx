import { Table } from '#app/components/content/table.tsx';
import { Tag } from '#app/components/content/tag.tsx';
import { ProfileNewsTags } from '#app/components/staff/profile-news.tsx';
import { newsOf, type ProfileDates } from '#app/domain/guardian/profile-standing.ts';

type Guardian = { readonly id: string; readonly name: string; readonly profile: ProfileDates | null };
type Props = { readonly guardians: readonly Guardian[]; readonly today: string };

/** A manager's guardians, each leading to the profile by which they are offered children. */
export function ManagedGuardians({ guardians, today }: Props) {
  if (guardians.length === 0) return null;
  return (
    <Table
      caption="Your guardians"
      rows={guardians}
      keyOf={({ id }) => id}
      columns={[
        {
          heading: 'Guardian',
          cell: ({ id, name }) => (
            <a className="govuk-link" href={`/staff/${id}/profile`}>
              {name}
            </a>
          ),
        },
        {
          heading: 'Vetting and training',
          cell: ({ profile }) =>
            newsOf(profile, today).length === 0 ? (
              <Tag tone="good">Valid</Tag>
            ) : (
              <ProfileNewsTags profile={profile} today={today} />
            ),
        },
      ]}
    />
  );
}
