import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { z } from 'zod';
import { Page } from '#app/components/layout/page.tsx';
import { titled } from '#app/components/layout/titled.ts';
import { ConfirmOffer } from '#app/components/matching/confirm-offer.tsx';
import { requireActor } from '#app/http/actor.server.ts';
import { openChoice } from '#app/http/choice.server.ts';
import { uuid } from '#app/http/fields.server.ts';
import { redirectSaying } from '#app/http/flash.server.ts';
import { readForm } from '#app/http/form.server.ts';
import { idFrom } from '#app/http/params.server.ts';
import { invalid, refused } from '#app/http/refusal.server.ts';
import { withdrawOfferAs } from '#app/usecases/guardian/withdraw-offer.server.ts';

const title = 'Withdraw the offer';
export const meta = titled(title);

export const loader = async (args: LoaderFunctionArgs) => ({ choice: await openChoice(args) });

const schema = z.object({ offer: uuid('Reload the page: it does not say which offer') });

export async function action({ request, context, params }: ActionFunctionArgs) {
  const actor = await requireActor(request, context);
  const form = await readForm(request, schema);
  if (!form.ok) return invalid(form);
  const result = await withdrawOfferAs(context.deps, actor, form.value.offer);
  if (!result.ok) return refused(result.error);
  const said = 'The offer was withdrawn. This child still has no guardian.';
  return redirectSaying(`/cases/${idFrom(params, 'caseId')}/guardian`, said, context);
}

export default function Withdraw() {
  const { choice } = useLoaderData<typeof loader>();
  const form = useActionData<typeof action>();
  const list = `/cases/${choice.caseId}/guardian`;
  return (
    <Page title={title} caption={choice.reference} form={form} back={{ to: list, words: 'All candidates' }}>
      <ConfirmOffer offer={choice.offer} list={list} button="Withdraw the offer" tone="warning">
        <p className="govuk-body">
          {choice.offer?.guardian} sees this child no more from now on. The child stays without a guardian
          until another is appointed.
        </p>
      </ConfirmOffer>
    </Page>
  );
}
