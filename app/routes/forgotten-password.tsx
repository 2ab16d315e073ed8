import {
  redirect,
  type ActionFunctionArgs,
  type HeadersFunction,
  type LoaderFunctionArgs,
} from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { Button } from '#app/components/form/button.tsx';
import { PostForm } from '#app/components/form/post-form.tsx';
import { TextInput } from '#app/components/form/text-input.tsx';
import { Page } from '#app/components/layout/page.tsx';
import { titled } from '#app/components/layout/titled.ts';
import { readForm } from '#app/http/form.server.ts';
import { forgottenSchema } from '#app/http/password.server.ts';
import { invalid } from '#app/http/refusal.server.ts';
import { mustWait } from '#app/http/sign-in.server.ts';
import { requestReset } from '#app/usecases/account/request-reset.server.ts';

const title = 'Forgotten your password?';
export const meta = titled(title);

export const headers: HeadersFunction = ({ actionHeaders }) => actionHeaders;

export function loader({ request }: LoaderFunctionArgs) {
  return { asked: new URL(request.url).searchParams.has('asked') };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const form = await readForm(request, forgottenSchema);
  if (!form.ok) return invalid(form);
  const { deps, limits, clientAddress } = context;
  const result = await requestReset({ ...deps, limits }, { email: form.value.email, clientAddress });
  if (!result.ok) return mustWait(result.error.seconds, { email: form.value.email });
  return redirect('/forgotten-password?asked=yes');
}

export default function ForgottenPassword() {
  const { asked } = useLoaderData<typeof loader>();
  const form = useActionData<typeof action>();
  if (asked && !form) return <Asked />;
  return (
    <Page title={title} back={{ to: '/sign-in', words: 'Back to signing in' }} form={form}>
      <p className="govuk-body">
        Enter the e-mail address of your account. We send a link there with which you choose a new password.
      </p>
      <PostForm>
        <TextInput name="email" label="E-mail address" type="email" autoComplete="username" form={form} />
        <Button>Send me a link</Button>
      </PostForm>
    </Page>
  );
}

/** The same for every address, so that it tells nobody who has an account. */
function Asked() {
  return (
    <Page title="Look in your e-mail" back={{ to: '/sign-in', words: 'Back to signing in' }}>
      <p className="govuk-body">
        If there is an account with that address, a link is on its way to it. It works once, for 30 minutes.
      </p>
      <p className="govuk-body">
        Nothing after ten minutes? Look in your junk mail, check that you used your work address, and{' '}
        <a className="govuk-link" href="/forgotten-password">
          ask again
        </a>
        . Your passkey or authenticator app stays as it is.
      </p>
    </Page>
  );
}
