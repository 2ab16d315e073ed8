import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { Button } from '#app/components/form/button.tsx';
import { PostForm } from '#app/components/form/post-form.tsx';
import { Page } from '#app/components/layout/page.tsx';
import { titled } from '#app/components/layout/titled.ts';
import { Reasons } from '#app/components/matching/reasons.tsx';
import { forbiddenAsUnknown, requireActor } from '#app/http/actor.server.ts';
import { openChoice } from '#app/http/choice.server.ts';
import { redirectSaying } from '#app/http/flash.server.ts';
import { idFrom } from '#app/http/params.server.ts';
import { refused } from '#app/http/refusal.server.ts';
import { offerGuardianship } from '#app/usecases/guardian/offer-guardianship.server.ts';

const title = 'Offer this guardianship';
export const meta = titled(title);

export async function loader(args: LoaderFunctionArgs) {
  const { caseId, reference, ranked, barred } = await openChoice(args);
  const guardianId = idFrom(args.params, 'guardianId');
  const known = [...ranked, ...barred].find(({ candidate }) => candidate.guardianId === guardianId);
  if (known === undefined) throw forbiddenAsUnknown();
  return {
    caseId,
    reference,
    name: known.candidate.name,
    chosen: ranked.find(({ candidate }) => candidate.guardianId === guardianId) ?? null,
  };
}

export async function action({ request, context, params }: ActionFunctionArgs) {
  const actor = await requireActor(request, context);
  const caseId = idFrom(params, 'caseId');
  const result = await offerGuardianship(context.deps, actor, caseId, idFrom(params, 'guardianId'));
  if (!result.ok) return refused(result.error);
  return redirectSaying(`/cases/${caseId}/guardian`, 'The offer was sent.', context);
}

export default function Offer() {
  const { caseId, reference, name, chosen } = useLoaderData<typeof loader>();
  const form = useActionData<typeof action>();
  const list = `/cases/${caseId}/guardian`;
  return (
    <Page title={title} caption={reference} form={form} back={{ to: list, words: 'All candidates' }}>
      {chosen === null ? (
        <p className="govuk-body">{name} may not be asked now. The list of candidates says why.</p>
      ) : (
        <>
          <p className="govuk-body">
            {name} is told at once and sees the child’s age, gender, language and area, and no name. The score
            of {chosen.score} and its reasons are kept with the offer:
          </p>
          <Reasons reasons={chosen.reasons} />
          <PostForm>
            <div className="govuk-button-group">
              <Button>Offer to {name}</Button>
              <a className="govuk-link" href={list}>
                Choose again
              </a>
            </div>
          </PostForm>
        </>
      )}
    </Page>
  );
}
