import type { Actor } from '#app/domain/account/actor.ts';
import type { OfferView } from '#app/domain/guardian/offer-view.ts';
import { may } from '#app/domain/permission/permissions.ts';
import { audit } from '#app/store/audit/audit.server.ts';
import { relationTo } from '#app/store/case/relation.server.ts';
import { readOffer, readOfferPreview } from '#app/store/guardian/offer-queries.server.ts';
import { asUser } from '#app/store/shared/database.server.ts';
import type { Deps } from '#app/usecases/deps.ts';

/**
 * A guardian's own offer, with the preview of the child while it waits. Null for everybody else, as for an offer that
 * never was. Looking at the preview is recorded.
 */
export function viewOffer(deps: Deps, actor: Actor, offerId: string): Promise<OfferView | null> {
  const now = deps.now();
  return asUser(deps.db, actor.userId, async (tx) => {
    const offer = await readOffer(tx, offerId, actor.userId);
    if (offer === null) return null;
    const relation = await relationTo(tx, actor, offer.caseId, now);
    const waits = offer.state === 'offered' || offer.state === 'accepted';
    if (!waits || !may(actor.role, relation, 'preview')) return { ...offer, preview: null, mayAnswer: false };
    await audit(tx, {
      at: now,
      actorLabel: actor.label,
      action: 'case.viewed',
      subjectType: 'offer',
      subjectId: offer.id,
      caseId: offer.caseId,
      detail: { as: 'offer', relation },
    });
    return {
      ...offer,
      preview: await readOfferPreview(tx, offer.caseId),
      mayAnswer: offer.state === 'offered' && may(actor.role, relation, 'answer-offer'),
    };
  });
}
