import {
  redirect,
  type ActionFunctionArgs,
  type HeadersFunction,
  type LoaderFunctionArgs,
} from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { ConfirmForm } from '#app/components/account/confirm-form.tsx';
import { Page } from '#app/components/layout/page.tsx';
import { titled } from '#app/components/layout/titled.ts';
import { demoPassword } from '#app/domain/account/demo-password.ts';
import { safePath } from '#app/domain/account/safe-path.ts';
import { requireActor } from '#app/http/actor.server.ts';
import { confirmRefused, confirmSchema } from '#app/http/confirm.server.ts';
import { readForm } from '#app/http/form.server.ts';
import { invalid } from '#app/http/refusal.server.ts';
import { sessionCookie, tokenOf } from '#app/http/session.server.ts';
import { confirmIdentity } from '#app/usecases/account/confirm-identity.server.ts';

const title = 'Confirm that it is you';
export const meta = titled(title);

export const headers: HeadersFunction = ({ actionHeaders }) => actionHeaders;

export async function loader({ request, context }: LoaderFunctionArgs) {
  await requireActor(request, context);
  const next = safePath(new URL(request.url).searchParams.get('next'));
  const state = await context.session.read();
  if (state.kind === 'signed-in' && state.fresh) throw redirect(next ?? '/home');
  return { next, demoPassword: context.env.mode === 'embedded' ? demoPassword : null };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const actor = await requireActor(request, context);
  const form = await readForm(request, confirmSchema);
  if (!form.ok) return invalid(form);
  const { session, env, limits, clientAddress, deps } = context;
  const token = await tokenOf(session);
  const result = await confirmIdentity(
    { ...deps, limits, demonstration: env.mode === 'embedded' },
    { actor, token, password: form.value.password, clientAddress },
  );
  if (!result.ok) return confirmRefused(result.error);
  return redirect(form.value.next ?? '/home', {
    headers: { 'Set-Cookie': sessionCookie(result.value.token, env.secure) },
  });
}

export default function ConfirmItIsYou() {
  const { next, demoPassword: shown } = useLoaderData<typeof loader>();
  const form = useActionData<typeof action>();
  return (
    <Page title={title} form={form}>
      <p className="govuk-body">
        What you are about to do matters enough to ask again. This keeps a computer that was left alone from
        being used in your name.
      </p>
      <ConfirmForm form={form} next={next} demoPassword={shown} />
    </Page>
  );
}
