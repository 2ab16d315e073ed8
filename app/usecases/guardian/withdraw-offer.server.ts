import type { Actor } from '#app/domain/account/actor.ts';
import { withdrawOffer, type OfferRefusal } from '#app/domain/guardian/offer.ts';
import { accept, refuse, type Result } from '#app/domain/shared/result.ts';
import { changeOffer, findOffer } from '#app/store/guardian/offer-store.server.ts';
import { asUser } from '#app/store/shared/database.server.ts';
import { changeBy } from '#app/usecases/case/change.ts';
import { entitledCase, type NotFound } from '#app/usecases/case/entitled.server.ts';
import { recordEvent } from '#app/usecases/case/record-event.server.ts';
import type { Deps } from '#app/usecases/deps.ts';

export type WithdrawOfferRefusal = NotFound | OfferRefusal | { readonly kind: 'changed-meanwhile' };

/** Takes an offer back before anybody is appointed on it. The guardian sees the child no more and may be asked again. */
export function withdrawOfferAs(
  deps: Deps,
  actor: Actor,
  offerId: string,
): Promise<Result<{ readonly caseId: string }, WithdrawOfferRefusal>> {
  const now = deps.now();
  return asUser(deps.db, actor.userId, async (tx) => {
    const offer = await findOffer(tx, offerId);
    if (offer === null) return refuse({ kind: 'not-found' });
    const entitled = await entitledCase(tx, actor, offer.caseId, { action: 'make-offer', now });
    if (!entitled.ok) return entitled;
    const decision = withdrawOffer(offer.state);
    if (!decision.ok) return decision;

    if (!(await changeOffer(tx, offer, { state: decision.value })))
      return refuse({ kind: 'changed-meanwhile' });
    await recordEvent(changeBy(deps, tx, actor, now), entitled.value.file, {
      type: 'GuardianOfferWithdrawn',
      at: now,
      detail: { offer: offer.id, guardian: offer.guardianId },
      tell: [offer.guardianId],
    });
    deps.bell.ring('send');
    return accept({ caseId: offer.caseId });
  });
}
