import { SummaryList } from '#app/components/content/summary-list.tsx';
import { Tag } from '#app/components/content/tag.tsx';
import { ProfileNewsTags } from '#app/components/staff/profile-news.tsx';
import { roleWords, statusWords, suspensionWords } from '#app/components/staff/words.ts';
import { Moment } from '#app/components/time/due-date.tsx';
import type { Wire } from '#app/domain/shared/wire.ts';
import type { Person } from '#app/domain/staff/staff-view.ts';

type Props = { readonly person: Wire<Person>; readonly administer: boolean; readonly today: string };

/** An account as it stands, with what an administrator may change. */
export function PersonSummary({ person, administer, today }: Props) {
  const { id, role, authority, manager, status, email } = person;
  const open = administer && (status === 'active' || status === 'invited');
  const change = (to: string, about: string) => (open ? { to: `/staff/${id}/${to}`, about } : undefined);
  const { words, tone } = statusWords(status);
  const rows = [
    { key: 'State', value: <Tag tone={tone}>{words}</Tag> },
    ...closed(person),
    { key: 'Role', value: roleWords(role), change: change('role', 'role, authority or manager') },
    { key: 'Authority', value: authority ?? 'None' },
    { key: 'Manager', value: manager ?? 'None' },
    ...ofRole(person, today),
    ...(email === null
      ? []
      : [{ key: 'E-mail', value: email, change: change('email', 'the e-mail address') }]),
    { key: 'Added', value: <Moment at={person.addedAt} /> },
    {
      key: 'Last signed in',
      value: person.lastSignedInAt === null ? 'Never' : <Moment at={person.lastSignedInAt} />,
    },
  ];
  return <SummaryList rows={rows} />;
}

/** What only some roles have: a guardian's profile, a referrer's organisation. */
function ofRole(person: Wire<Person>, today: string) {
  const { role, organisation } = person;
  if (role === 'guardian') return [{ key: 'Profile', value: <Profile person={person} today={today} /> }];
  return organisation === null ? [] : [{ key: 'Organisation', value: organisation }];
}

function closed({ status, suspension, suspendedAt }: Wire<Person>) {
  if (status !== 'suspended') return [];
  return [
    { key: 'Why closed', value: suspensionWords(suspension) },
    ...(suspendedAt === null ? [] : [{ key: 'Closed', value: <Moment at={suspendedAt} /> }]),
  ];
}

/** By what a guardian is matched, and what is wrong with it. */
function Profile({
  person: { id, profile },
  today,
}: {
  readonly person: Wire<Person>;
  readonly today: string;
}) {
  return (
    <>
      <ProfileNewsTags profile={profile} today={today} />
      <a className="govuk-link" href={`/staff/${id}/profile`}>
        See the profile
      </a>
    </>
  );
}
