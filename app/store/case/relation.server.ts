import { authorityRoles, type Actor } from '#app/domain/account/actor.ts';
import { isOver, type Relation } from '#app/domain/case/case-file.ts';
import { openHandoverStates } from '#app/domain/handover/handover.ts';
import { activeEmergencies } from '#app/store/audit/emergency-store.server.ts';
import type { Tx } from '#app/store/shared/database.server.ts';

const nationalRoles: readonly string[] = [
  'coordinator',
  'service-manager',
  'director',
  'monitor',
  'data-protection-lead',
];

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
  if (nationalRoles.includes(actor.role)) return 'national';
  if (actor.role === 'guardian') return guardianRelation(tx, actor, caseId, now);
  if (actor.role === 'guardian-manager') return managerRelation(tx, actor, caseId, now);
  if (actor.role === 'referrer') return (await isOwnReferral(tx, caseId)) ? 'referrer' : 'none';
  if ((authorityRoles as readonly string[]).includes(actor.role)) return authorityRelation(tx, actor, caseId);
  return 'none';
}

async function guardianRelation(tx: Tx, actor: Actor, caseId: string, now: Date): Promise<Relation> {
  const appointment = await tx.appointment.findFirst({
    where: { caseId, endsAt: null },
    select: { guardianId: true },
  });
  if (appointment?.guardianId === actor.userId) return 'appointed-guardian';
  if (appointment !== null) {
    const cover = await tx.absence.count({
      where: {
        userId: appointment.guardianId,
        coverId: actor.userId,
        startsAt: { lte: now },
        endsAt: { gt: now },
      },
    });
    if (cover > 0) return 'covering-guardian';
  }
  const offers = await tx.guardianOffer.count({
    where: { caseId, guardianId: actor.userId, state: { in: ['offered', 'accepted'] } },
  });
  if (offers > 0) return 'offered-guardian';
  const former = await tx.appointment.count({ where: { caseId, guardianId: actor.userId } });
  return former > 0 ? 'former-guardian' : 'none';
}

/** A referrer may not read the referral itself, so the database says whether it is theirs. */
async function isOwnReferral(tx: Tx, caseId: string): Promise<boolean> {
  const [row] = await tx.$queryRaw<{ own: boolean }[]>`SELECT is_own_referral(${caseId}::uuid) AS own`;
  return row?.own ?? false;
}

async function managerRelation(tx: Tx, actor: Actor, caseId: string, now: Date): Promise<Relation> {
  const covered = { some: { coverId: actor.userId, startsAt: { lte: now }, endsAt: { gt: now } } };
  const managed = await tx.appointment.count({
    where: {
      caseId,
      endsAt: null,
      guardian: { OR: [{ managerId: actor.userId }, { manager: { absences: covered } }] },
    },
  });
  return managed > 0 ? 'managing-guardian' : 'none';
}

async function authorityRelation(tx: Tx, actor: Actor, caseId: string): Promise<Relation> {
  if (actor.authorityId === null) return 'none';
  const file = await tx.childCase.findUnique({
    where: { id: caseId },
    select: { responsibleAuthorityId: true, responsibilityAcceptedAt: true },
  });
  if (file?.responsibleAuthorityId === actor.authorityId && file.responsibilityAcceptedAt !== null)
    return 'accepting-authority';
  const sent = { caseId, toAuthorityId: actor.authorityId };
  const open = await tx.handover.count({ where: { ...sent, state: { in: [...openHandoverStates] } } });
  if (open > 0) return 'receiving-authority';
  return (await tx.handover.count({ where: sent })) > 0 ? 'former-authority' : 'none';
}
