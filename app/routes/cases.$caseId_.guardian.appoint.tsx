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
import { appointGuardian } from '#app/usecases/guardian/appoint-guardian.server.ts';

const title = 'Appoint the guardian';
export const meta = titled(title);

export const loader = async (args: LoaderFunctionArgs) => ({ choice: await openChoice(args) });

const schema = z.object({ offer: uuid('Reload the page: it does not say which offer') });

export async function action({ request, context, params }: ActionFunctionArgs) {
  const actor = await requireActor(request, context);
  const form = await readForm(request, schema);
  if (!form.ok) return invalid(form);
  const result = await appointGuardian(context.deps, actor, form.value.offer);
  if (!result.ok) return refused(result.error);
  const said = `Appointed. The letter of appointment is number ${result.value.letterNumber}.`;
  return redirectSaying(`/cases/${idFrom(params, 'caseId')}/guardian`, said, context);
}

export default function Appoint() {
  const { choice } = useLoaderData<typeof loader>();
  const form = useActionData<typeof action>();
  const accepted = choice.offer?.state === 'accepted' ? choice.offer : null;
  const list = `/cases/${choice.caseId}/guardian`;
  return (
    <Page title={title} caption={choice.reference} form={form} back={{ to: list, words: 'All candidates' }}>
      <ConfirmOffer offer={accepted} list={list} button="Appoint now">
        <ul className="govuk-list govuk-list--bullet">
          <li>{accepted?.guardian} is this child’s guardian from now on</li>
          <li>a numbered letter of appointment is made</li>
          <li>
            the guardian and the social worker are told, and the clocks of the first contact and visit start
          </li>
        </ul>
      </ConfirmOffer>
    </Page>
  );
}
