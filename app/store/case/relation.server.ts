import { authorityRoles, type Actor } from '#app/domain/account/actor.ts';
import { isOver, relations, type Relation } from '#app/domain/case/case-file.ts';
import { may } from '#app/domain/permission/permissions.ts';
import { activeEmergencies } from '#app/store/audit/emergency-store.server.ts';
import { casesIn } from '#app/store/case/scope.server.ts';
import type { Tx } from '#app/store/shared/database.server.ts';

/**
 * How this actor stands to a case at this moment; read from rows, never from what a page remembers. An emergency opens a
 * case only to those who do not stand to it at all.
 */
export async function relationTo(tx: Tx, actor: Actor, caseId: string, now: Date): Promise<Relation> {
  const standing = await standingTo(tx, actor, caseId, now);
  if (!isOver(standing)) return standing;
  const open = await activeEmergencies(tx, actor.userId, now, caseId);
  return open.length > 0 ? 'break-glass' : standing;
}

async function standingTo(tx: Tx, actor: Actor, caseId: string, now: Date): Promise<Relation> {
  if (actor.role === 'referrer') return (await isOwnReferral(tx, caseId)) ? 'referrer' : 'none';
  for (const relation of relations) {
    if (relation === 'break-glass' || !may(actor.role, relation, 'preview')) continue;
    if (relation === 'national') return relation;
    const where = { AND: [{ id: caseId }, casesIn(relation, actor, now)] };
    if ((await tx.childCase.count({ where })) > 0) return relation;
  }
  return formerRelation(tx, actor, caseId);
}

/** A referrer may not read the referral itself, so the database says whether it is theirs. */
async function isOwnReferral(tx: Tx, caseId: string): Promise<boolean> {
  const [row] = await tx.$queryRaw<{ own: boolean }[]>`SELECT is_own_referral(${caseId}::uuid) AS own`;
  return row?.own ?? false;
}

/** What is left of a relation that has ended, by one's own appointment or handover: the case itself is out of sight. */
async function formerRelation(tx: Tx, actor: Actor, caseId: string): Promise<Relation> {
  if (actor.role === 'guardian') {
    const own = await tx.appointment.count({ where: { caseId, guardianId: actor.userId } });
    return own > 0 ? 'former-guardian' : 'none';
  }
  if (actor.authorityId === null || !(authorityRoles as readonly string[]).includes(actor.role))
    return 'none';
  const own = await tx.handover.count({ where: { caseId, toAuthorityId: actor.authorityId } });
  return own > 0 ? 'former-authority' : 'none';
}
