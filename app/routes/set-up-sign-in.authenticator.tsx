import type { ActionFunctionArgs, HeadersFunction, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { z } from 'zod';
import { CodeInput } from '#app/components/account/factor-forms.tsx';
import { QrCode } from '#app/components/account/qr-code.tsx';
import { RecoveryCodes } from '#app/components/account/recovery-codes.tsx';
import { Details } from '#app/components/content/notes.tsx';
import { Button } from '#app/components/form/button.tsx';
import { PostForm } from '#app/components/form/post-form.tsx';
import { Page } from '#app/components/layout/page.tsx';
import { titled } from '#app/components/layout/titled.ts';
import { enrolled, enrolRefused } from '#app/http/enrol.server.ts';
import { requiredText } from '#app/http/fields.server.ts';
import { readForm } from '#app/http/form.server.ts';
import { invalid } from '#app/http/refusal.server.ts';
import { relyingParty } from '#app/http/relying-party.server.ts';
import { nextOf, requireEnrolling } from '#app/http/steps.server.ts';
import { setUpAuthenticator, viewNewAuthenticator } from '#app/usecases/account/set-up-factor.server.ts';

const title = 'Set up an authenticator app';
export const meta = titled(title);

export const headers: HeadersFunction = ({ actionHeaders }) => actionHeaders;

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { actor } = await requireEnrolling(request, context);
  const first = (await context.session.read()).kind === 'half-way';
  const next = first ? nextOf(request) : '/account/security';
  return { secret: await viewNewAuthenticator(context.deps, actor, relyingParty(context)), next };
}

const schema = z.object({ code: requiredText('Enter the six digits that your app shows', 20) });

export async function action({ request, context }: ActionFunctionArgs) {
  const who = await requireEnrolling(request, context);
  const form = await readForm(request, schema);
  if (!form.ok) return invalid(form);
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
      <ol className="govuk-list govuk-list--number">
        <li>Open an authenticator app on your phone, such as the one your organisation uses.</li>
        <li>Scan this with it.</li>
        <li>Enter the six digits that it shows.</li>
      </ol>
      <QrCode drawing={secret.qr} />
      <Details summary="I cannot scan it">
        <p className="govuk-body">Type this key into the app; capitals do not matter:</p>
        <p className="govuk-body">
          <code className="cg-codes">{(secret.secret.match(/.{1,4}/gu) ?? []).join(' ')}</code>
        </p>
      </Details>
      <PostForm>
        <CodeInput form={reply} />
        <Button>Continue</Button>
      </PostForm>
    </Page>
  );
}
