import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { CasePage } from '#app/components/case/case-page.tsx';
import { GuardianPeriods, HandoversMade, OffersMade } from '#app/components/case/people.tsx';
import { titled } from '#app/components/layout/titled.ts';
import { openCase } from '#app/http/case.server.ts';
import { readPeople } from '#app/store/case/people-queries.server.ts';

export const meta = titled('Guardians and handovers of a case');

export const loader = (args: LoaderFunctionArgs) => openCase(args, 'people', readPeople);

export default function PeopleOfCase() {
  const { body, ...view } = useLoaderData<typeof loader>();
  return (
    <CasePage {...view} section="people">
      <h2 className="govuk-heading-m">Guardians</h2>
      <GuardianPeriods periods={body.periods} withLetters={view.header.rights.identity} />
      <h2 className="govuk-heading-m">Guardians who were asked</h2>
      <OffersMade offers={body.offers} />
      <h2 className="govuk-heading-m">Handovers</h2>
      <HandoversMade handovers={body.handovers} />
    </CasePage>
  );
}
