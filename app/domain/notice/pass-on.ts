import type { DeliveryClass } from '#app/domain/notice/delivery-class.ts';
import { recipientsFor, type CasePeople, type Person } from '#app/domain/deadline/recipients.ts';
import type { LadderRole, ResponsibleRole } from '#app/domain/rules/rule.ts';

const minute = 60_000;
/** How long an e-mail may go unaccepted before the next person is told, in milliseconds. */
export const acceptedWithin = {
  mandatory: 15 * minute,
  prompt: 4 * 60 * minute,
  routine: 4 * 60 * minute,
} as const satisfies Record<DeliveryClass, number>;

/** Whether the next person is to be told: refused for good at once, otherwise when it was not accepted in time. */
export function isToPassOn(
  email: { readonly state: string; readonly deliveryClass: DeliveryClass; readonly owedSince: Date },
  now: Date,
): boolean {
  if (email.state === 'dead') return true;
  if (email.state !== 'pending' && email.state !== 'sending') return false;
  return now.getTime() - email.owedSince.getTime() >= acceptedWithin[email.deliveryClass];
}

/** The rungs of the deadline the e-mail is about, and who stands around its case. */
export type Ladder = {
  readonly responsible: ResponsibleRole;
  readonly rungs: readonly LadderRole[];
  readonly about: CasePeople;
};

/**
 * Who is told in place of somebody whose e-mail did not get through: the next rung of the deadline's ladder that is
 * somebody else, else their manager, their authority's managers, the coordinators, and so up. Empty: nobody is left.
 */
export function nextToTell(
  recipientId: string,
  people: readonly Person[],
  ladder: Ladder | null,
): readonly string[] {
  const recipient = people.find(({ id }) => id === recipientId);
  const climbs = ladder === null ? [] : rungsOf(ladder, people);
  const candidates = [
    ...climbs,
    ...(recipient === undefined ? [] : above(recipient, people)),
    ...national(people),
  ];
  return candidates.map((ids) => ids.filter((id) => id !== recipientId)).find((ids) => ids.length > 0) ?? [];
}

const rungsOf = ({ rungs, responsible, about }: Ladder, people: readonly Person[]) =>
  rungs.map((role) => recipientsFor({ role, responsible }, people, about));

/** A person's own manager; for the staff of an authority, its managers. */
function above(
  { managerId, authorityId }: Person,
  people: readonly Person[],
): readonly (readonly string[])[] {
  const there = people.filter(({ active, absent }) => active && !absent);
  const ofAuthority = (role: Person['role']) =>
    there
      .filter((person) => authorityId !== null && person.authorityId === authorityId && person.role === role)
      .map(({ id }) => id);
  const manager = there.filter(({ id }) => id === managerId).map(({ id }) => id);
  return [manager, ofAuthority('team-manager'), ofAuthority('duty-manager')];
}

const nobody: CasePeople = { guardianId: null, workerId: null, authorityId: '' };

const national = (people: readonly Person[]) =>
  (['coordinator', 'service-manager', 'director'] as const).map((role) =>
    recipientsFor({ role, responsible: 'coordinator' }, people, nobody),
  );
