import {
  redirect,
  type ActionFunctionArgs,
  type HeadersFunction,
  type LoaderFunctionArgs,
} from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { InsetText, WarningText } from '#app/components/content/notes.tsx';
import { Button } from '#app/components/form/button.tsx';
import { PostForm } from '#app/components/form/post-form.tsx';
import { Page } from '#app/components/layout/page.tsx';
import { titled } from '#app/components/layout/titled.ts';
import { BeforeYouStart } from '#app/components/referral/before-you-start.tsx';
import { currentActor } from '#app/http/actor.server.ts';
import { answer } from '#app/http/answer.server.ts';
import { writingHeaders } from '#app/http/referral/draft-cookies.server.ts';
import { currentDraft } from '#app/http/referral/draft.server.ts';
import { stepPath } from '#app/http/referral/paths.server.ts';
import { waitWords } from '#app/http/referral/return.server.ts';
import { knownAnswers } from '#app/usecases/referral/view-sent.server.ts';
import { startDraft } from '#app/usecases/referral/start-draft.server.ts';

export const meta = titled('Report a child');

export const headers: HeadersFunction = ({ actionHeaders }) => actionHeaders;

export async function loader({ request, context }: LoaderFunctionArgs) {
  const current = await currentDraft(request, context);
  return { code: current?.draft.state === 'open' ? current.code : null };
}

export async function action({ context }: ActionFunctionArgs) {
  const { limits, clientAddress, deps } = context;
  const seconds = await limits.publicForm.admit(`start|${clientAddress}`);
  if (seconds > 0) {
    const errors = { form: waitWords(seconds) };
    return answer({ errors, values: {} }, { status: 429, headers: { 'Retry-After': String(seconds) } });
  }
  const known = await knownAnswers(deps, await currentActor(context));
  const code = await startDraft(deps, known ?? {});
  return redirect(stepPath('danger'), { headers: writingHeaders(code, context) });
}

export default function Start() {
  const { code } = useLoaderData<typeof loader>();
  const form = useActionData<typeof action>();
  return (
    <Page title="Report a child who is alone and may have been trafficked" form={form}>
      <WarningText>
        If the child is in immediate danger, ring{' '}
        <a className="govuk-link" href="tel:999">
          999
        </a>{' '}
        first, anywhere in the United Kingdom. Report here afterwards.
      </WarningText>
      {code && (
        <InsetText>
          This browser has an unfinished referral with the code <strong>{code}</strong>.{' '}
          <a className="govuk-link" href="/referral/check">
            Go on with it
          </a>
          , or write its code down before you start another.
        </InsetText>
      )}
      <BeforeYouStart />
      <PostForm action="/referral?index">
        <Button>{code ? 'Start another referral' : 'Start now'}</Button>
      </PostForm>
      <p className="govuk-body">
        <a className="govuk-link" href="/referral/return">
          Return to a saved referral
        </a>
      </p>
    </Page>
  );
}
