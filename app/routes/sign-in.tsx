import {
  redirect,
  type ActionFunctionArgs,
  type HeadersFunction,
  type LoaderFunctionArgs,
} from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { DemoAccounts } from '#app/components/account/demo-accounts.tsx';
import { SignInForm } from '#app/components/account/sign-in-form.tsx';
import { NotificationBanner } from '#app/components/content/notification-banner.tsx';
import { Page } from '#app/components/layout/page.tsx';
import { titled } from '#app/components/layout/titled.ts';
import { safePath } from '#app/domain/account/safe-path.ts';
import { currentActor } from '#app/http/actor.server.ts';
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
  if (await currentActor(context)) throw redirect(next ?? '/home');
  const demo = context.env.mode === 'embedded' ? await listDemoAccounts(context.deps) : null;
  return { next, demo, expired: query.has('expired'), signedOut: query.has('signed-out') };
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
      formerToken: state.kind === 'signed-in' ? state.token : null,
      userAgent: request.headers.get('User-Agent'),
    },
  );
  if (!result.ok) return signInRefused(result.error, email);
  return redirect(next ?? '/home', {
    headers: { 'Set-Cookie': sessionCookie(result.value.token, env.secure) },
  });
}

export default function SignIn() {
  const { next, demo, expired, signedOut } = useLoaderData<typeof loader>();
  const form = useActionData<typeof action>();
  return (
    <Page title="Sign in" form={form}>
      {expired && !form && (
        <NotificationBanner>
          You were signed out after 30 minutes without activity. Sign in to go on where you were.
        </NotificationBanner>
      )}
      {signedOut && !form && <NotificationBanner kind="success">You have signed out.</NotificationBanner>}
      <SignInForm form={form} next={next} />
      {demo && <DemoAccounts accounts={demo} next={next} />}
    </Page>
  );
}
