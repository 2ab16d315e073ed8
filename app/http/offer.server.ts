import type { LoaderFunctionArgs } from '@remix-run/node';
import { z } from 'zod';
import { declineCodes } from '#app/domain/guardian/offer.ts';
import type { OfferView } from '#app/domain/guardian/offer-view.ts';
import { forbiddenAsUnknown, requireActor } from '#app/http/actor.server.ts';
import { choice, optionalChoice } from '#app/http/fields.server.ts';
import { idFrom } from '#app/http/params.server.ts';
import { viewOffer } from '#app/usecases/guardian/view-offer.server.ts';
import type { OfferAnswer } from '#app/usecases/guardian/answer-offer.server.ts';

/** The guardian's own offer in this address, or unknown. */
export async function openOffer({ request, context, params }: LoaderFunctionArgs): Promise<OfferView> {
  const actor = await requireActor(request, context);
  const offer = await viewOffer(context.deps, actor, idFrom(params, 'offerId'));
  if (offer === null) throw forbiddenAsUnknown();
  return offer;
}

/** An answer as the form posts it, and as the address of its confirmation carries it: codes only. */
export const offerAnswer = z
  .object({
    answer: choice(['accept', 'decline'], 'Choose whether you accept or decline'),
    reason: optionalChoice(declineCodes, 'Choose a reason from the list'),
  })
  .refine(({ answer, reason }) => answer === 'accept' || reason !== null, {
    path: ['reason'],
    error: 'Choose why you decline',
  })
  .transform(({ answer, reason }): OfferAnswer =>
    answer === 'accept' || reason === null ? { verb: 'accept' } : { verb: 'decline', code: reason },
  );

export function confirmationOf(offerId: string, answer: OfferAnswer): string {
  const query = answer.verb === 'accept' ? { answer: 'accept' } : { answer: 'decline', reason: answer.code };
  return `/offers/${offerId}/confirm?${new URLSearchParams(query).toString()}`;
}
