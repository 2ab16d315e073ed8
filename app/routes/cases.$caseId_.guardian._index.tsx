import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { languageWords } from '#app/components/handover/words.ts';
import { Page } from '#app/components/layout/page.tsx';
import { titled } from '#app/components/layout/titled.ts';
import { BarredCandidates, Candidates } from '#app/components/matching/candidates.tsx';
import { FormerOffers, GuardianState } from '#app/components/matching/guardian-state.tsx';
import { openChoice } from '#app/http/choice.server.ts';

const title = 'A guardian for this child';
export const meta = titled(title);

export const loader = async (args: LoaderFunctionArgs) => ({ choice: await openChoice(args) });

export default function GuardianForCase() {
  const { choice } = useLoaderData<typeof loader>();
  const mayOffer = choice.appointment === null && choice.offer === null;
  const offerTo = (guardianId: string) => `/cases/${choice.caseId}/guardian/offer/${guardianId}`;
  return (
    <Page
      title={title}
      caption={choice.reference}
      back={{ to: `/cases/${choice.caseId}`, words: 'The case' }}
      wide
    >
      <p className="govuk-body">
        {choice.authority}. Language: {languageWords(choice.language)}
        {choice.interpreterNeeded && ', interpreter needed'}.
      </p>
      <GuardianState choice={choice} />
      {choice.appointment === null && (
        <>
          <Candidates ranked={choice.ranked} offerTo={mayOffer ? offerTo : null} />
          <BarredCandidates barred={choice.barred} />
        </>
      )}
      <FormerOffers offers={choice.formerOffers} />
      <p className="govuk-body">
        <a className="govuk-link" href={`/cases/${choice.caseId}/duplicates`}>
          Look for other cases of the same child
        </a>
      </p>
    </Page>
  );
}
