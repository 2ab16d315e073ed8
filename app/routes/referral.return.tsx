import {
  redirect,
  type ActionFunctionArgs,
  type HeadersFunction,
  type LoaderFunctionArgs,
} from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { z } from 'zod';
import { NotificationBanner } from '#app/components/content/notification-banner.tsx';
import { Button } from '#app/components/form/button.tsx';
import { PostForm } from '#app/components/form/post-form.tsx';
import { TextInput } from '#app/components/form/text-input.tsx';
import { Page } from '#app/components/layout/page.tsx';
import { titled } from '#app/components/layout/titled.ts';
import { answer } from '#app/http/answer.server.ts';
import { requiredText } from '#app/http/fields.server.ts';
import { readForm } from '#app/http/form.server.ts';
import { sentHeaders, writingHeaders } from '#app/http/referral/draft-cookies.server.ts';
import { tryCode } from '#app/http/referral/draft.server.ts';
import { codeErrors } from '#app/http/referral/return.server.ts';
import { invalid } from '#app/http/refusal.server.ts';

export const meta = titled('Return to a saved referral');

export const headers: HeadersFunction = ({ actionHeaders }) => actionHeaders;

export const loader = ({ request }: LoaderFunctionArgs) => ({
  lost: new URL(request.url).searchParams.has('lost'),
});

const schema = z.object({ code: requiredText('Enter your code', 60) });

export async function action({ request, context }: ActionFunctionArgs) {
  const form = await readForm(request, schema);
  if (!form.ok) return invalid(form);
  const tried = await tryCode(form.value.code, context);
  if (tried.kind === 'opened') {
    const { code, draft } = tried;
    if (draft.state === 'sent') return redirect('/referral/sent', { headers: sentHeaders(code, context) });
    return redirect('/referral/check', { headers: writingHeaders(code, context) });
  }
  const answered = { errors: codeErrors(tried), values: form.value };
  if (tried.kind === 'unknown') return answer(answered, { status: 422 });
  return answer(answered, { status: 429, headers: { 'Retry-After': String(tried.seconds) } });
}

export default function Return() {
  const { lost } = useLoaderData<typeof loader>();
  const form = useActionData<typeof action>();
  return (
    <Page title="Return to a saved referral" form={form} back={{ to: '/referral', words: 'Back' }}>
      {lost && !form && (
        <NotificationBanner>
          This browser does not know your referral, or its 28 days are over. Enter the code you wrote down.
        </NotificationBanner>
      )}
      <PostForm>
        <TextInput
          name="code"
          label="Your code"
          hint="Ten letters and numbers, for example ABCD-EFGH-JK. Capitals, spaces and dashes do not matter"
          form={form}
          width="20"
        />
        <Button>Open</Button>
      </PostForm>
      <p className="govuk-body">
        Without the code nobody can open what you saved, we neither.{' '}
        <a className="govuk-link" href="/referral">
          Start again
        </a>
        . Do not wait: a short report today is better than a full one tomorrow.
      </p>
    </Page>
  );
}
