import { type ActionFunctionArgs, type HeadersFunction, type LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { NewPassword } from '#app/components/account/new-password.tsx';
import { SpentLink } from '#app/components/account/spent-link.tsx';
import { Button } from '#app/components/form/button.tsx';
import { PostForm } from '#app/components/form/post-form.tsx';
import { Page } from '#app/components/layout/page.tsx';
import { titled } from '#app/components/layout/titled.ts';
import { redirectSaying } from '#app/http/flash.server.ts';
import { readForm } from '#app/http/form.server.ts';
import { chooseSchema } from '#app/http/password.server.ts';
import { invalid, refused } from '#app/http/refusal.server.ts';
import { mustWait } from '#app/http/sign-in.server.ts';
import { choosePassword, viewLink } from '#app/usecases/account/choose-password.server.ts';

const title = 'Choose a password';
export const meta = titled(title);

export const headers: HeadersFunction = ({ actionHeaders }) => actionHeaders;

/** Looking changes nothing: mail filters open links before people do. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const secret = new URL(request.url).searchParams.get('link') ?? '';
  const seconds = await context.limits.publicForm.admit(`link|${context.clientAddress}`);
  const link = seconds > 0 ? null : await viewLink(context.deps, secret);
  return { link: link && { secret, email: link.email, purpose: link.purpose } };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const { deps, limits, clientAddress } = context;
  const form = await readForm(request, chooseSchema);
  if (!form.ok) return invalid(form);
  const seconds = await limits.publicForm.admit(`link|${clientAddress}`);
  if (seconds > 0) return mustWait(seconds);
  const result = await choosePassword(deps, form.value.link, form.value.newPassword);
  if (result.ok) return redirectSaying('/sign-in', 'Your password was set. Sign in with it.', context);
  if (result.error.kind === 'link-spent') return refused(result.error);
  return refused(result.error, {}, 'newPassword');
}

export default function ChoosePassword() {
  const { link } = useLoaderData<typeof loader>();
  const form = useActionData<typeof action>();
  if (link === null) return <SpentLink />;
  return (
    <Page title={title} form={form}>
      <p className="govuk-body">
        For the account <strong>{link.email}</strong>.{' '}
        {link.purpose === 'reset'
          ? 'You will be signed out everywhere. Your passkey or authenticator app stays as it is.'
          : 'Afterwards you sign in, and set up a passkey or an authenticator app.'}
      </p>
      <PostForm>
        <input type="hidden" name="link" value={link.secret} />
        <input type="hidden" name="email" value={link.email} autoComplete="username" />
        <NewPassword form={form} />
        <Button>Set this password</Button>
      </PostForm>
    </Page>
  );
}
