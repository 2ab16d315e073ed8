import {
  redirect,
  type ActionFunctionArgs,
  type HeadersFunction,
  type LoaderFunctionArgs,
} from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { z } from 'zod';
import { ReplaceAuthenticator, ScanAuthenticator } from '#app/components/account/new-authenticator.tsx';
import { RecoveryCodes } from '#app/components/account/recovery-codes.tsx';
import { Page } from '#app/components/layout/page.tsx';
import { titled } from '#app/components/layout/titled.ts';
import { enrolled, enrolRefused } from '#app/http/enrol.server.ts';
import { requiredText } from '#app/http/fields.server.ts';
import { readForm } from '#app/http/form.server.ts';
import { invalid } from '#app/http/refusal.server.ts';
import { relyingParty } from '#app/http/relying-party.server.ts';
import { nextOf, requireEnrolling } from '#app/http/steps.server.ts';
import {
  replaceAuthenticator,
  setUpAuthenticator,
  viewNewAuthenticator,
} from '#app/usecases/account/set-up-factor.server.ts';

const title = 'Set up an authenticator app';
export const meta = titled(title);

export const headers: HeadersFunction = ({ actionHeaders }) => actionHeaders;

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { actor } = await requireEnrolling(request, context);
  const first = (await context.session.read()).kind === 'half-way';
  const next = first ? nextOf(request) : '/account/security';
  return { secret: await viewNewAuthenticator(context.deps, actor, relyingParty(context)), next };
}

/** The two forms of the page: to begin replacing the app in use, and to show that the new one is right. */
const schema = z.preprocess(
  (typed) => ({ intent: 'confirm', ...(typed as object) }),
  z.discriminatedUnion('intent', [
    z.object({ intent: z.literal('replace') }),
    z.object({
      intent: z.literal('confirm'),
      code: requiredText('Enter the six digits that your app shows', 20),
    }),
  ]),
);

export async function action({ request, context }: ActionFunctionArgs) {
  const who = await requireEnrolling(request, context);
  const form = await readForm(request, schema);
  if (!form.ok) return invalid(form);
  if (form.value.intent === 'replace') {
    await replaceAuthenticator(context.deps, who.actor);
    throw redirect('/set-up-sign-in/authenticator');
  }
  const result = await setUpAuthenticator(context.deps, who, form.value.code.replaceAll(/\s/gu, ''));
  if (result.ok) return enrolled(result.value, context);
  return enrolRefused(result.error, 'code', {});
}

export default function SetUpAuthenticator() {
  const { secret, next } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  if (reply && 'codes' in reply) return <RecoveryCodes codes={reply.codes} next={next} />;
  return (
    <Page title={title} back={{ to: '/set-up-sign-in', words: 'Another way' }} form={reply}>
      {secret === null ? <ReplaceAuthenticator /> : <ScanAuthenticator secret={secret} form={reply} />}
    </Page>
  );
}
