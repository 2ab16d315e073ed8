import { accept, refuse, type Result } from '#app/domain/shared/result.ts';

export const declineCodes = [
  'caseload-full',
  'conflict-of-interest',
  'too-far-to-visit',
  'language-not-suitable',
  'absence-coming',
] as const;
export type DeclineCode = (typeof declineCodes)[number];

export type OfferState = 'offered' | 'accepted' | 'declined' | 'withdrawn' | 'appointed';

export type OfferRefusal = { readonly kind: 'already-answered' } | { readonly kind: 'not-accepted-yet' };

/** The guardian's answer to an offer; an offer is answered once. */
export function answerOffer(
  state: OfferState,
  answer: 'accept' | 'decline',
): Result<OfferState, OfferRefusal> {
  if (state !== 'offered') return refuse({ kind: 'already-answered' });
  return accept(answer === 'accept' ? 'accepted' : 'declined');
}

/** The coordinator appoints a guardian who has accepted; nobody is appointed unasked. */
export function appointFrom(state: OfferState): Result<'appointed', OfferRefusal> {
  return state === 'accepted' ? accept('appointed') : refuse({ kind: 'not-accepted-yet' });
}

export function withdrawOffer(state: OfferState): Result<'withdrawn', OfferRefusal> {
  return state === 'offered' || state === 'accepted'
    ? accept('withdrawn')
    : refuse({ kind: 'already-answered' });
}
