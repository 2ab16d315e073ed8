import type { ActionFunctionArgs } from '@remix-run/node';
import { z } from 'zod';
import { answer } from '#app/http/answer.server.ts';
import { choice } from '#app/http/fields.server.ts';
import { readForm } from '#app/http/form.server.ts';
import { challengeCookie } from '#app/http/passkey.server.ts';
import { relyingParty } from '#app/http/relying-party.server.ts';
import { requireEnrolling } from '#app/http/steps.server.ts';
import {
  askForAnyPasskey,
  askForNewPasskey,
  askForPasskey,
} from '#app/usecases/account/passkey-options.server.ts';

const schema = z.object({ purpose: choice(['sign-in', 'step', 'new'], 'unknown') });

/** What a browser's script needs to talk to an authenticator, and the cookie that binds the answer to this browser. */
export async function action({ request, context }: ActionFunctionArgs) {
  const form = await readForm(request, schema);
  const seconds = await context.limits.publicForm.admit(`passkey|${context.clientAddress}`);
  if (!form.ok || seconds > 0) return answer(null, { status: form.ok ? 429 : 422 });
  const deps = { ...context.deps, party: relyingParty(context) };
  const state = await context.session.read();
  const asked = async () => {
    if (form.value.purpose === 'sign-in') return askForAnyPasskey(deps);
    if (form.value.purpose === 'new')
      return askForNewPasskey(deps, (await requireEnrolling(request, context)).actor);
    return 'actor' in state ? askForPasskey(deps, state.actor) : null;
  };
  const made = await asked();
  if (made === null) return answer(null, { status: 401 });
  return answer(made.options, {
    headers: { 'Set-Cookie': challengeCookie(made.id, context.env.secure) },
  });
}
