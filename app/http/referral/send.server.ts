import { redirect, type AppLoadContext } from '@remix-run/node';
import { currentActor } from '#app/http/actor.server.ts';
import { answer } from '#app/http/answer.server.ts';
import { sentHeaders } from '#app/http/referral/draft-cookies.server.ts';
import { currentDraft } from '#app/http/referral/draft.server.ts';
import { reportOf } from '#app/http/referral/referral-schema.server.ts';
import { waitWords } from '#app/http/referral/return.server.ts';
import { submitDraft } from '#app/usecases/referral/submit-draft.server.ts';

/** Sends the draft of this browser. Pressing twice, reloading and going back lead to the same receipt. */
export async function sendReferral(request: Request, context: AppLoadContext) {
  const current = await currentDraft(request, context);
  if (current === null) return redirect('/referral/return?lost');
  const done = redirect('/referral/sent', { headers: sentHeaders(current.code, context) });
  if (current.draft.state === 'sent') return done;

  const { limits, clientAddress, deps } = context;
  const seconds = await limits.publicForm.admit(`send|${clientAddress}`);
  if (seconds > 0) return again(waitWords(seconds), 429, { 'Retry-After': String(seconds) });
  const result = await submitDraft(deps, current.code, reportOf, await currentActor(context));
  if (result.ok) return done;
  return again('Nothing was sent yet. Complete the pages marked below, then send it.', 422);
}

const again = (words: string, status: number, headers: Record<string, string> = {}) =>
  answer({ errors: { form: words }, values: {} }, { status, headers });
