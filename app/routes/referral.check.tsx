import { type ActionFunctionArgs, type HeadersFunction, type LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { Page } from '#app/components/layout/page.tsx';
import { titled } from '#app/components/layout/titled.ts';
import { AnswersSection } from '#app/components/referral/answers-section.tsx';
import { CheckNotes, SendForm } from '#app/components/referral/check-notes.tsx';
import { CodeBox } from '#app/components/referral/code-box.tsx';
import { checkPage } from '#app/http/referral/check-page.server.ts';
import { requireDraft } from '#app/http/referral/draft.server.ts';
import { sendReferral } from '#app/http/referral/send.server.ts';

export const meta = titled('Check your answers');

export const headers: HeadersFunction = ({ actionHeaders }) => actionHeaders;

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { code, draft } = await requireDraft(request, context);
  return { code, expiresAt: draft.expiresAt.toISOString(), ...(await checkPage(context, draft)) };
}

export const action = ({ request, context }: ActionFunctionArgs) => sendReferral(request, context);

export default function Check() {
  const { code, expiresAt, sections, ...state } = useLoaderData<typeof loader>();
  const form = useActionData<typeof action>();
  return (
    <Page title="Check your answers" caption="Report a child" form={form}>
      <CheckNotes {...state} />
      {sections.map((section) => (
        <AnswersSection key={section.step} section={section} />
      ))}
      <SendForm complete={state.complete} />
      <CodeBox code={code} expiresAt={expiresAt} />
    </Page>
  );
}
