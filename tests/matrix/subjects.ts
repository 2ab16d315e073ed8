import type { Role } from '#app/domain/account/actor.ts';
import type { Standing, SubjectNeed } from '#app/domain/permission/needs.ts';
import { nobodysId } from '../integration/case/visitors.ts';
import type { World } from '#tests/support/world.ts';

import { kent, relationOf, type ChildName } from './children.ts';

/** One thing an address can name, and how each role stands to it. */
export type Subject = {
  readonly child: ChildName;
  readonly id: string;
  /** Ids that the address of this thing may need besides. */
  readonly eventId: string;
  readonly standingOf: (role: Role) => Standing;
};

export type Subjects = Readonly<Record<SubjectNeed['by'], readonly Subject[]>>;

const ofAuthority: readonly Role[] = ['social-worker', 'team-manager', 'duty-manager'];

/** Everything in the world that an address can name, child by child. */
export async function subjectsIn(
  { owner, deps }: World,
  cases: Readonly<Record<ChildName, string>>,
  guardianId: string,
): Promise<Subjects> {
  const all: Record<SubjectNeed['by'], Subject[]> = {
    caseId: [],
    handoverId: [],
    offerId: [],
    appointmentId: [],
    deadlineId: [],
  };
  for (const [name, caseId] of Object.entries(cases)) {
    const child = name as ChildName;
    const event = await owner.caseEvent.findFirstOrThrow({ where: { caseId, type: 'ChildMissing' } });
    const stand = (role: Role): Standing => ({ relation: relationOf(role, child), status: 'open' });
    const add = (by: SubjectNeed['by'], id: string, standingOf = stand) =>
      all[by].push({ child, id, eventId: event.id, standingOf });
    add('caseId', caseId);
    for (const { id, toAuthorityId } of await owner.handover.findMany({ where: { caseId } }))
      add('handoverId', id, (role) =>
        ofAuthority.includes(role) && toAuthorityId !== kent
          ? { ...stand(role), relation: 'none' }
          : stand(role),
      );
    for (const offer of await owner.guardianOffer.findMany({ where: { caseId } }))
      add('offerId', offer.id, (role) => ({
        ...stand(role),
        own: role === 'guardian' && offer.guardianId === guardianId,
      }));
    for (const { id } of await owner.appointment.findMany({ where: { caseId } })) add('appointmentId', id);
    for (const row of await someDeadlines(owner, caseId)) {
      const rule = deps.rulebook.rule(row.ruleKey, row.ruleVersion);
      const clockOnAnswer = row.ruleKey.startsWith('handover.');
      // Before acceptance the receiver sees the clock on its answer, and no other.
      add('deadlineId', row.id, (role) => {
        const { relation, status } = stand(role);
        const hidden = relation === 'receiving-authority' && !clockOnAnswer;
        return { relation: hidden ? 'none' : relation, status, rule };
      });
    }
  }
  return all;
}

/** One of a child's running deadlines for each of those who may be responsible. */
async function someDeadlines(owner: World['owner'], caseId: string) {
  const rows = await owner.deadline.findMany({
    where: { caseId, status: { in: ['open', 'paused'] } },
    orderBy: [{ dueAt: 'asc' }, { id: 'asc' }],
  });
  return [...new Map(rows.map((row) => [row.responsibleRole, row])).values()];
}

/** The same address for a thing that is not there. */
export const asUnknown = (path: string, ...ids: readonly string[]): string =>
  ids.reduce((text, id) => text.replaceAll(id, nobodysId), path);
