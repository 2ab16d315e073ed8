import { authorityRoles, type Actor, type Role } from '#app/domain/account/actor.ts';
import { isOver } from '#app/domain/case/case-file.ts';
import type { EmailKind } from '#app/domain/notice/delivery-class.ts';
import { openHandoverStates } from '#app/domain/handover/handover.ts';
import { relationTo } from '#app/store/case/relation.server.ts';
import type { Tx } from '#app/store/shared/database.server.ts';

/** News that somebody stands in no relation to a case any more; it is for those who do not. */
const farewells: readonly EmailKind[] = ['offer-withdrawn', 'guardian-ended'];

/**
 * Whether this person, or somebody they cover for, still stands in a relation to the case. The responsible authority's
 * staff do before it has accepted too: the duty is theirs already.
 */
export async function mayBeTold(
  tx: Tx,
  about: { readonly userId: string; readonly caseId: string; readonly kind: EmailKind },
  now: Date,
): Promise<boolean> {
  if (farewells.includes(about.kind)) return true;
  const covered = await tx.absence.findMany({
    where: { coverId: about.userId, startsAt: { lte: now }, endsAt: { gt: now } },
    select: { userId: true },
  });
  const people = await tx.userAccount.findMany({
    where: { id: { in: [about.userId, ...covered.map(({ userId }) => userId)] } },
    select: { id: true, role: true, authorityId: true },
  });
  for (const { id, role, authorityId } of people) {
    const actor: Actor = { userId: id, role: role as Role, authorityId, label: '' };
    if (await standsTo(tx, actor, about.caseId, now)) return true;
  }
  return false;
}

async function standsTo(tx: Tx, actor: Actor, caseId: string, now: Date): Promise<boolean> {
  if (!isOver(await relationTo(tx, actor, caseId, now))) return true;
  if (actor.authorityId === null || !(authorityRoles as readonly string[]).includes(actor.role)) return false;
  const own = { id: caseId, responsibleAuthorityId: actor.authorityId };
  return (await tx.childCase.count({ where: own })) > 0;
}

/** Whether what this kind of news asks of its reader still waits for anybody. */
export async function stillWaits(tx: Tx, kind: EmailKind, caseId: string): Promise<boolean> {
  if (kind === 'guardian-offer')
    return (await tx.guardianOffer.count({ where: { caseId, state: 'offered' } })) > 0;
  if (kind === 'handover-sent' || kind === 'query-answered')
    return (await tx.handover.count({ where: { caseId, state: { in: [...openHandoverStates] } } })) > 0;
  return true;
}

/** Whether anybody besides this person was told of the same thing. */
export async function wasAnybodyElseTold(tx: Tx, noticeId: string | null): Promise<boolean> {
  if (noticeId === null) return false;
  const own = await tx.notice.findUnique({ where: { id: noticeId }, select: { cause: true } });
  if (own === null) return false;
  return (await tx.notice.count({ where: { cause: own.cause, id: { not: noticeId } } })) > 0;
}
