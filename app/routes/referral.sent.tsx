import { redirect, type LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { Panel } from '#app/components/content/notes.tsx';
import { titled } from '#app/components/layout/titled.ts';
import { NextSteps } from '#app/components/referral/next-steps.tsx';
import { currentDraft } from '#app/http/referral/draft.server.ts';

export const meta = titled('Referral sent');

/** The receipt. It names nobody, so it can be printed and shown. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const current = await currentDraft(request, context);
  if (current === null) throw redirect('/referral');
  if (current.draft.state === 'open') throw redirect('/referral/check');
  const { sentAt, answerBy, guardianBy, ...receipt } = current.draft.receipt;
  return {
    ...receipt,
    sentAt: sentAt.toISOString(),
    answerBy: answerBy?.toISOString() ?? null,
    guardianBy: guardianBy?.toISOString() ?? null,
    helpPhone: context.env.helpPhone,
  };
}

export default function Sent() {
  const receipt = useLoaderData<typeof loader>();
  return (
    <main className="govuk-main-wrapper" id="main">
      <div className="govuk-grid-row">
        <div className="govuk-grid-column-two-thirds">
          <Panel title="Referral sent">
            Your reference number
            <br />
            <strong className="cg-reference">{receipt.reference}</strong>
          </Panel>
          <NextSteps {...receipt} />
        </div>
      </div>
    </main>
  );
}
