import type { Actor } from '#app/domain/account/actor.ts';
import { answerOffer, type DeclineCode, type OfferRefusal } from '#app/domain/guardian/offer.ts';
import { accept, refuse, type Result } from '#app/domain/shared/result.ts';
import { changeOffer, findOffer, type OfferRecord } from '#app/store/guardian/offer-store.server.ts';
import { asUser } from '#app/store/shared/database.server.ts';
import { changeBy } from '#app/usecases/case/change.ts';
import { entitledCase, type NotFound } from '#app/usecases/case/entitled.server.ts';
import { recordEvent, type NewEvent } from '#app/usecases/case/record-event.server.ts';
import type { Deps } from '#app/usecases/deps.ts';

export type OfferAnswer =
  { readonly verb: 'accept' } | { readonly verb: 'decline'; readonly code: DeclineCode };

export type AnswerOfferRefusal = NotFound | OfferRefusal;

/** The guardian accepts or declines. After declining they see the child no more. */
export function answerOfferAs(
  deps: Deps,
  actor: Actor,
  offerId: string,
  answer: OfferAnswer,
): Promise<Result<{ readonly caseId: string }, AnswerOfferRefusal>> {
  const now = deps.now();
  return asUser(deps.db, actor.userId, async (tx) => {
    const offer = await findOffer(tx, offerId);
    if (offer?.guardianId !== actor.userId) return refuse({ kind: 'not-found' });
    const decision = answerOffer(offer.state, answer.verb);
    if (!decision.ok) return decision;
    const entitled = await entitledCase(tx, actor, offer.caseId, { action: 'answer-offer', now });
    if (!entitled.ok) return entitled;

    const coded = answer.verb === 'decline' ? { declineCode: answer.code } : {};
    await recordEvent(changeBy(deps, tx, actor, now), entitled.value.file, eventOf(answer, offer, now));
    if (!(await changeOffer(tx, offer, { state: decision.value, answeredAt: now, ...coded })))
      throw new Error('A locked offer was changed by somebody else.');
    deps.bell.ring('send');
    return accept({ caseId: offer.caseId });
  });
}

function eventOf(answer: OfferAnswer, offer: OfferRecord, at: Date): NewEvent {
  const detail = { offer: offer.id, guardian: offer.guardianId };
  return answer.verb === 'accept'
    ? { type: 'GuardianOfferAccepted', at, detail }
    : { type: 'GuardianOfferDeclined', at, detail: { ...detail, reason: answer.code } };
}
