import {
  redirect,
  type ActionFunctionArgs,
  type HeadersFunction,
  type LoaderFunctionArgs,
} from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { DemoAccounts } from '#app/components/account/demo-accounts.tsx';
import { PasskeyForm } from '#app/components/account/passkey-form.tsx';
import { SignInNews } from '#app/components/account/sign-in-news.tsx';
import { SignInForm } from '#app/components/account/sign-in-form.tsx';
import { Page } from '#app/components/layout/page.tsx';
import { titled } from '#app/components/layout/titled.ts';
import { safePath } from '#app/domain/account/safe-path.ts';
import { readForm } from '#app/http/form.server.ts';
import { invalid } from '#app/http/refusal.server.ts';
import { sessionCookie } from '#app/http/session.server.ts';
import { signInRefused, signInSchema } from '#app/http/sign-in.server.ts';
import { listDemoAccounts } from '#app/usecases/account/demo-accounts.server.ts';
import { signIn } from '#app/usecases/account/sign-in.server.ts';

export const meta = titled('Sign in');

/** Remix drops the headers of an action unless the route asks for them: here, how long to wait. */
export const headers: HeadersFunction = ({ actionHeaders }) => actionHeaders;

export async function loader({ request, context }: LoaderFunctionArgs) {
  const query = new URL(request.url).searchParams;
  const next = safePath(query.get('next'));
  if ('actor' in (await context.session.read())) throw redirect(next ?? '/home');
  const demo = context.env.mode === 'embedded' ? await listDemoAccounts(context.deps) : null;
  return {
    next,
    demo,
    expired: query.has('expired'),
    signedOut: query.has('signed-out'),
    refused: query.has('passkey'),
  };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const form = await readForm(request, signInSchema);
  if (!form.ok) return invalid(form);
  const { email, password, next } = form.value;
  const { env, limits, session, clientAddress, deps } = context;
  const state = await session.read();
  const result = await signIn(
    { ...deps, limits, demonstration: env.mode === 'embedded' },
    {
      email,
      password,
      clientAddress,
      formerToken: 'token' in state ? state.token : null,
      userAgent: request.headers.get('User-Agent'),
    },
  );
  if (!result.ok) return signInRefused(result.error, email);
  return redirect(next ?? '/home', {
    headers: { 'Set-Cookie': sessionCookie(result.value.token, env.secure) },
  });
}

export default function SignIn() {
  const { next, demo, expired, signedOut, refused } = useLoaderData<typeof loader>();
  const form = useActionData<typeof action>();
  return (
    <Page title="Sign in" form={form}>
      {!form && <SignInNews expired={expired} signedOut={signedOut} refused={refused} />}
      <SignInForm form={form} next={next} />
      <PasskeyForm
        purpose="sign-in"
        words="Sign in with a passkey"
        action="/sign-in/passkey"
        tone="secondary"
      >
        {next && <input type="hidden" name="next" value={next} />}
      </PasskeyForm>
      {demo && <DemoAccounts accounts={demo} next={next} />}
    </Page>
  );
}
