import {
  redirect,
  type ActionFunctionArgs,
  type HeadersFunction,
  type LoaderFunctionArgs,
} from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { z } from 'zod';
import { FactorForms } from '#app/components/account/factor-forms.tsx';
import { LeaveSignIn } from '#app/components/account/leave-sign-in.tsx';
import { Page } from '#app/components/layout/page.tsx';
import { titled } from '#app/components/layout/titled.ts';
import { safePath } from '#app/domain/account/safe-path.ts';
import { readForm } from '#app/http/form.server.ts';
import { challengeOf, proofFields, proofOf } from '#app/http/passkey.server.ts';
import { invalid } from '#app/http/refusal.server.ts';
import { relyingParty } from '#app/http/relying-party.server.ts';
import { nothingShown, stepRefused } from '#app/http/second-step.server.ts';
import { sessionCookie } from '#app/http/session.server.ts';
import { nextOf, requireSecondStep } from '#app/http/steps.server.ts';
import { completeSignIn } from '#app/usecases/account/complete-sign-in.server.ts';
import { viewWays } from '#app/usecases/account/view-security.server.ts';

const title = 'One more step';
export const meta = titled(title);

export const headers: HeadersFunction = ({ actionHeaders }) => actionHeaders;

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { actor } = await requireSecondStep(request, context);
  return { ways: await viewWays(context.deps, actor), next: nextOf(request) };
}

const schema = z.object({ ...proofFields, next: z.preprocess(safePath, z.string().nullable()) });

export async function action({ request, context }: ActionFunctionArgs) {
  const who = await requireSecondStep(request, context);
  const form = await readForm(request, schema);
  if (!form.ok) return invalid(form);
  const proof = proofOf(form.value, challengeOf(request, context));
  if (proof === null) return nothingShown('code');
  const { deps, limits, clientAddress, env } = context;
  const party = relyingParty(context);
  const result = await completeSignIn({ ...deps, limits, party }, { ...who, proof, clientAddress });
  if (!result.ok) return stepRefused(result.error, proof.by);
  return redirect(form.value.next ?? '/home', {
    headers: { 'Set-Cookie': sessionCookie(result.value.token, env.secure) },
  });
}

export default function SecondStep() {
  const { ways, next } = useLoaderData<typeof loader>();
  const form = useActionData<typeof action>();
  return (
    <Page title={title} form={form}>
      <p className="govuk-body">Your password is right. Now show that it is you who knows it.</p>
      <FactorForms ways={ways} next={next} form={form} recovery />
      <LeaveSignIn />
    </Page>
  );
}
