import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { Outcome } from '#app/components/case/outcome.tsx';
import { Page } from '#app/components/layout/page.tsx';
import { titled } from '#app/components/layout/titled.ts';
import { forbiddenAsUnknown } from '#app/http/actor.server.ts';
import { openCase } from '#app/http/case.server.ts';
import { idFrom } from '#app/http/params.server.ts';
import { readOutcome } from '#app/store/deadline/outcome-queries.server.ts';

const title = 'This has been recorded';
export const meta = titled(title);

export async function loader(args: LoaderFunctionArgs) {
  const { body, ...view } = await openCase(args, 'recorded', readOutcome(idFrom(args.params, 'eventId')));
  if (body === null) throw forbiddenAsUnknown();
  return { ...view, outcome: body };
}

export default function Recorded() {
  const { header, outcome, now } = useLoaderData<typeof loader>();
  return (
    <Page title={title} titleElsewhere back={{ to: `/cases/${header.caseId}`, words: 'Back to the case' }}>
      <Outcome title={title} header={header} outcome={outcome} now={now} />
    </Page>
  );
}
