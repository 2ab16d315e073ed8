import {
  redirect,
  type ActionFunctionArgs,
  type HeadersFunction,
  type LoaderFunctionArgs,
} from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { ConfirmForm } from '#app/components/account/confirm-form.tsx';
import { FactorForms } from '#app/components/account/factor-forms.tsx';
import { Page } from '#app/components/layout/page.tsx';
import { titled } from '#app/components/layout/titled.ts';
import { demoPassword } from '#app/domain/account/demo-password.ts';
import { requireActor } from '#app/http/actor.server.ts';
import { confirmRefused, confirmSchema, confirmingProof } from '#app/http/confirm.server.ts';
import { readForm } from '#app/http/form.server.ts';
import { invalid } from '#app/http/refusal.server.ts';
import { relyingParty } from '#app/http/relying-party.server.ts';
import { sessionCookie, tokenOf } from '#app/http/session.server.ts';
import { nextOf } from '#app/http/steps.server.ts';
import { confirmIdentity } from '#app/usecases/account/confirm-identity.server.ts';
import { viewWays } from '#app/usecases/account/view-security.server.ts';

const title = 'Confirm that it is you';
export const meta = titled(title);

export const headers: HeadersFunction = ({ actionHeaders }) => actionHeaders;

export async function loader({ request, context }: LoaderFunctionArgs) {
  const actor = await requireActor(request, context);
  const state = await context.session.read();
  if (state.kind === 'signed-in' && state.fresh) throw redirect(nextOf(request));
  const shown = context.env.mode === 'embedded' ? demoPassword : null;
  return { next: nextOf(request), ways: await viewWays(context.deps, actor), demoPassword: shown };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const actor = await requireActor(request, context);
  const form = await readForm(request, confirmSchema);
  if (!form.ok) return invalid(form);
  const { session, env, limits, clientAddress, deps } = context;
  const proof = confirmingProof(form.value, request, context);
  const result = await confirmIdentity(
    { ...deps, limits, party: relyingParty(context), demonstration: env.mode === 'embedded' },
    { actor, token: await tokenOf(session), proof, clientAddress },
  );
  if (!result.ok) return confirmRefused(result.error, proof.by);
  return redirect(form.value.next ?? '/home', {
    headers: { 'Set-Cookie': sessionCookie(result.value.token, env.secure) },
  });
}

export default function ConfirmItIsYou() {
  const { next, ways, demoPassword: shown } = useLoaderData<typeof loader>();
  const form = useActionData<typeof action>();
  return (
    <Page title={title} form={form}>
      <p className="govuk-body">
        What you are about to do matters enough to ask again. This keeps a computer that was left alone from
        being used in your name.
      </p>
      {ways.passkey || ways.authenticator ? (
        <FactorForms ways={ways} next={next} form={form} recovery={false} />
      ) : (
        <ConfirmForm form={form} next={next} demoPassword={shown} />
      )}
    </Page>
  );
}
