import type { Actor } from '#app/domain/account/actor.ts';
import type { WaitingOffer } from '#app/domain/guardian/home-view.ts';
import { guardiansFor } from '#app/store/case/scope.server.ts';
import type { Tx } from '#app/store/shared/database.server.ts';

/** Whose children somebody looks after at this moment: their own, those they cover for, or those they manage. */
export type Charge = {
  readonly actor: Actor;
  readonly guardianIds: readonly string[];
  readonly names: ReadonlyMap<string, string>;
};

/** More guardians than one person manages or stands in for. */
const mostGuardians = 200;

export async function readCharge(tx: Tx, actor: Actor, now: Date): Promise<Charge> {
  const guardians = await tx.userAccount.findMany({
    where: guardiansFor(actor, 'read', now),
    orderBy: [{ displayName: 'asc' }, { id: 'asc' }],
    take: mostGuardians,
    select: { id: true, displayName: true },
  });
  return {
    actor,
    guardianIds: guardians.map(({ id }) => id),
    names: new Map(guardians.map(({ id, displayName }) => [id, displayName])),
  };
}

/** Offers that wait for this guardian, or for the coordinator after their yes. */
export async function readWaitingOffers(tx: Tx, actor: Actor): Promise<readonly WaitingOffer[]> {
  const rows = await tx.guardianOffer.findMany({
    where: { guardianId: actor.userId, state: { in: ['offered', 'accepted'] } },
    orderBy: [{ offeredAt: 'asc' }, { id: 'asc' }],
    take: 25,
    select: { id: true, state: true, offeredAt: true },
  });
  return rows.map((row) => ({ ...row, state: row.state === 'offered' ? 'offered' : 'accepted' }));
}
