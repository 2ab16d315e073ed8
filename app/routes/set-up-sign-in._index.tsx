import type { ActionFunctionArgs, HeadersFunction, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { z } from 'zod';
import { LeaveSignIn } from '#app/components/account/leave-sign-in.tsx';
import { PasskeyForm } from '#app/components/account/passkey-form.tsx';
import { RecoveryCodes } from '#app/components/account/recovery-codes.tsx';
import { TextInput } from '#app/components/form/text-input.tsx';
import { Page } from '#app/components/layout/page.tsx';
import { titled } from '#app/components/layout/titled.ts';
import { enrolled, enrolRefused } from '#app/http/enrol.server.ts';
import { requiredText } from '#app/http/fields.server.ts';
import { readForm } from '#app/http/form.server.ts';
import { challengeOf, passkeyAnswer } from '#app/http/passkey.server.ts';
import { invalid } from '#app/http/refusal.server.ts';
import { relyingParty } from '#app/http/relying-party.server.ts';
import { nextOf, requireEnrolling } from '#app/http/steps.server.ts';
import { setUpPasskey } from '#app/usecases/account/set-up-factor.server.ts';

const title = 'Set up how you sign in';
export const meta = titled(title);

export const headers: HeadersFunction = ({ actionHeaders }) => actionHeaders;

export async function loader({ request, context }: LoaderFunctionArgs) {
  await requireEnrolling(request, context);
  const first = (await context.session.read()).kind === 'half-way';
  return { first, next: first ? nextOf(request) : '/account/security' };
}

const schema = z.object({
  name: requiredText('Give the passkey a name, such as “Work laptop”', 60),
  passkey: passkeyAnswer.catch(null),
});

export async function action({ request, context }: ActionFunctionArgs) {
  const who = await requireEnrolling(request, context);
  const form = await readForm(request, schema);
  if (!form.ok) return invalid(form);
  const { name, passkey: response } = form.value;
  const challengeId = challengeOf(request, context);
  const party = relyingParty(context);
  const result = await setUpPasskey(context.deps, who, { name, response, challengeId, party });
  return result.ok ? enrolled(result.value, context) : enrolRefused(result.error, 'name', { name });
}

export default function SetUpSignIn() {
  const { first, next } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  if (reply && 'codes' in reply) return <RecoveryCodes codes={reply.codes} next={next} />;
  const back = first ? undefined : { to: '/account/security', words: 'How you sign in' };
  return (
    <Page title={title} back={back} form={reply}>
      {first && (
        <p className="govuk-body">
          A password alone does not protect children’s records. Set up one of these now; it takes a minute.
        </p>
      )}
      <h2 className="govuk-heading-m">A passkey</h2>
      <p className="govuk-body">
        Best: your fingerprint, your face, the PIN of this device or a security key. No password is needed
        then, and no false website can catch it.
      </p>
      <PasskeyForm purpose="new" words="Set up a passkey">
        <TextInput name="name" label="What to call it" onRecord="This device" width="20" form={reply} />
      </PasskeyForm>
      <h2 className="govuk-heading-m">An authenticator app</h2>
      <p className="govuk-body">
        An app on your phone that shows six digits. Works everywhere, also where passkeys do not.{' '}
        <a
          className="govuk-link"
          href={`/set-up-sign-in/authenticator?${new URLSearchParams({ next }).toString()}`}
        >
          Set up an authenticator app
        </a>
      </p>
      {first && <LeaveSignIn />}
    </Page>
  );
}
