import type { Actor } from '#app/domain/account/actor.ts';
import { accept, refuse, type Result } from '#app/domain/shared/result.ts';
import { addOffer, hasGuardian, liveOffer } from '#app/store/guardian/offer-store.server.ts';
import { asUser } from '#app/store/shared/database.server.ts';
import { changeBy } from '#app/usecases/case/change.ts';
import { entitledCase, type NotFound } from '#app/usecases/case/entitled.server.ts';
import { recordEvent } from '#app/usecases/case/record-event.server.ts';
import type { Deps } from '#app/usecases/deps.ts';
import { rankGuardians } from '#app/usecases/guardian/rank-guardians.server.ts';

export type OfferGuardianshipRefusal =
  | NotFound
  | { readonly kind: 'offer-waiting' }
  | { readonly kind: 'already-appointed' }
  | { readonly kind: 'guardian-barred' };

/** Offers a child to a guardian who may be asked, and keeps why: the rank, the score and each reason. */
export function offerGuardianship(
  deps: Deps,
  actor: Actor,
  caseId: string,
  guardianId: string,
): Promise<Result<{ readonly offerId: string }, OfferGuardianshipRefusal>> {
  const now = deps.now();
  return asUser(deps.db, actor.userId, async (tx) => {
    const entitled = await entitledCase(tx, actor, caseId, { action: 'make-offer', now });
    if (!entitled.ok) return entitled;
    if (await hasGuardian(tx, caseId)) return refuse({ kind: 'already-appointed' });
    if ((await liveOffer(tx, caseId)) !== null) return refuse({ kind: 'offer-waiting' });
    const { ranked } = await rankGuardians(tx, caseId, now);
    const rank = ranked.findIndex(({ candidate }) => candidate.guardianId === guardianId);
    const chosen = ranked[rank];
    if (chosen === undefined) return refuse({ kind: 'guardian-barred' });

    const offerId = deps.newId();
    await addOffer(tx, { id: offerId, caseId, offeredById: actor.userId, at: now, chosen });
    const change = changeBy(deps, tx, actor, now);
    const detail = {
      offer: offerId,
      guardian: guardianId,
      rank: rank + 1,
      of: ranked.length,
      score: chosen.score,
    };
    await recordEvent(change, entitled.value.file, { type: 'GuardianProposed', at: now, detail });
    await recordEvent(change, entitled.value.file, {
      type: 'GuardianOffered',
      at: now,
      detail: { offer: offerId, guardian: guardianId },
      tell: [guardianId],
    });
    deps.bell.ring('send');
    return accept({ offerId });
  });
}
