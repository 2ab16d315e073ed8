import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { AnsweredOffer } from '#app/components/guardian/answered-offer.tsx';
import { AnswerForm } from '#app/components/guardian/answer-form.tsx';
import { OfferPreview } from '#app/components/guardian/offer-preview.tsx';
import { Page } from '#app/components/layout/page.tsx';
import { titled } from '#app/components/layout/titled.ts';
import { formatMoment } from '#app/components/time/london.ts';
import { requireActor } from '#app/http/actor.server.ts';
import { readForm } from '#app/http/form.server.ts';
import { confirmationOf, offerAnswer, openOffer } from '#app/http/offer.server.ts';
import { idFrom } from '#app/http/params.server.ts';
import { invalid } from '#app/http/refusal.server.ts';

const title = 'You are asked to be a child’s guardian';
export const meta = titled('An offer of guardianship');

export async function loader(args: LoaderFunctionArgs) {
  const offer = await openOffer(args);
  if (offer.state === 'appointed') throw redirect(`/cases/${offer.caseId}`);
  const { preview, reasons, state, mayAnswer } = offer;
  return { preview, reasons, state, mayAnswer, offeredAt: offer.offeredAt, answeredAt: offer.answeredAt };
}

/** Only reads the answer; it counts once it has been confirmed on the next page. */
export async function action({ request, context, params }: ActionFunctionArgs) {
  await requireActor(request, context);
  const form = await readForm(request, offerAnswer);
  if (!form.ok) return invalid(form);
  return redirect(confirmationOf(idFrom(params, 'offerId'), form.value));
}

export default function Offer() {
  const { preview, reasons, state, mayAnswer, offeredAt, answeredAt } = useLoaderData<typeof loader>();
  const form = useActionData<typeof action>();
  if (!mayAnswer || preview === null)
    return (
      <Page title={title} titleElsewhere>
        <AnsweredOffer state={state} answeredAt={answeredAt} />
      </Page>
    );
  return (
    <Page title={title} back={{ to: '/guardian', words: 'Back to your children' }} form={form}>
      <p className="govuk-body">Asked on {formatMoment(offeredAt)}.</p>
      <OfferPreview preview={preview} reasons={reasons} />
      <AnswerForm form={form} />
    </Page>
  );
}
