import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { Erased } from '#app/components/case/case-summary.tsx';
import { CasePage } from '#app/components/case/case-page.tsx';
import { Reported } from '#app/components/case/reported.tsx';
import { EmptyState } from '#app/components/content/notes.tsx';
import { titled } from '#app/components/layout/titled.ts';
import { openCase } from '#app/http/case.server.ts';
import { readReported } from '#app/store/case/referral-queries.server.ts';

export const meta = titled('Referral of a case');

export const loader = (args: LoaderFunctionArgs) => openCase(args, 'referral', readReported);

export default function ReferralOfCase() {
  const { body, ...view } = useLoaderData<typeof loader>();
  return (
    <CasePage {...view} section="referral">
      {body === null && view.header.erasedAt !== null && <Erased at={view.header.erasedAt} />}
      {body === null && view.header.erasedAt === null && <EmptyState title="This case has no referral." />}
      {body !== null && <Reported referral={body} />}
    </CasePage>
  );
}
