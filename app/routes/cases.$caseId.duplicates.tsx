import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { CasePage } from '#app/components/case/case-page.tsx';
import { EmptyState } from '#app/components/content/notes.tsx';
import { titled } from '#app/components/layout/titled.ts';
import { Duplicates } from '#app/components/referral/duplicates.tsx';
import { openCase } from '#app/http/case.server.ts';
import { possibleDuplicates } from '#app/usecases/referral/find-duplicates.server.ts';

export const meta = titled('Possible duplicates of a case');

export const loader = (args: LoaderFunctionArgs) =>
  openCase(args, 'duplicates', (tx, { actor, caseId, now }) => possibleDuplicates(tx, actor, caseId, now));

export default function DuplicatesOfCase() {
  const { body, ...view } = useLoaderData<typeof loader>();
  return (
    <CasePage {...view} section="duplicates">
      <h2 className="govuk-heading-m">Possible duplicates</h2>
      {body.length === 0 ? (
        <EmptyState title="No other open case looks like this one." />
      ) : (
        <Duplicates found={body} />
      )}
    </CasePage>
  );
}
