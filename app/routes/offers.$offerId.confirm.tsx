import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { ConfirmAnswer } from '#app/components/guardian/confirm-answer.tsx';
import { Page } from '#app/components/layout/page.tsx';
import { titled } from '#app/components/layout/titled.ts';
import { requireActor } from '#app/http/actor.server.ts';
import { parseFields, readForm } from '#app/http/form.server.ts';
import { offerAnswer, openOffer } from '#app/http/offer.server.ts';
import { idFrom } from '#app/http/params.server.ts';
import { refused } from '#app/http/refusal.server.ts';
import { answerOfferAs } from '#app/usecases/guardian/answer-offer.server.ts';

export const meta = titled('Confirm your answer');

export async function loader(args: LoaderFunctionArgs) {
  const offer = await openOffer(args);
  const asked = parseFields(new URL(args.request.url).searchParams, offerAnswer);
  if (!offer.mayAnswer || !asked.ok) throw redirect(`/offers/${offer.id}`);
  return { offerId: offer.id, answer: asked.value };
}

export async function action({ request, context, params }: ActionFunctionArgs) {
  const actor = await requireActor(request, context);
  const offerId = idFrom(params, 'offerId');
  const form = await readForm(request, offerAnswer);
  if (!form.ok) return redirect(`/offers/${offerId}`);
  const result = await answerOfferAs(context.deps, actor, offerId, form.value);
  if (!result.ok && result.error.kind !== 'already-answered') return refused(result.error);
  return redirect(`/offers/${offerId}`);
}

export default function Confirm() {
  const { offerId, answer } = useLoaderData<typeof loader>();
  const form = useActionData<typeof action>();
  return (
    <Page
      title={answer.verb === 'accept' ? 'Accept this child?' : 'Decline this child?'}
      back={{ to: `/offers/${offerId}`, words: 'Back to the offer' }}
      form={form}
    >
      <ConfirmAnswer offerId={offerId} answer={answer} />
    </Page>
  );
}
