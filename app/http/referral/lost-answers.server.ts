import { redirect, type AppLoadContext, type TypedResponse } from '@remix-run/node';
import type { Step, StepValues } from '#app/domain/referral/draft.ts';
import type { LostAnswers } from '#app/domain/referral/lost-answers.ts';
import { answer } from '#app/http/answer.server.ts';
import { sentHeaders, writingHeaders } from '#app/http/referral/draft-cookies.server.ts';
import { tryCode } from '#app/http/referral/draft.server.ts';
import { stepPath } from '#app/http/referral/paths.server.ts';
import { keptOf } from '#app/http/referral/referral-schema.server.ts';
import { codeErrors } from '#app/http/referral/return.server.ts';
import { saveStep } from '#app/usecases/referral/save-step.server.ts';
import { startDraft } from '#app/usecases/referral/start-draft.server.ts';

/**
 * Answers a page posted without its cookie. What was typed comes back with a question for the code; with the code it is
 * joined to the draft, and without one it may begin a new draft. Always ends in a thrown or returned response.
 */
export async function rescueAnswers(
  context: AppLoadContext,
  step: Step,
  posted: StepValues,
): Promise<TypedResponse<never>> {
  const values = keptOf(step, posted) ?? {};
  if (posted['intent'] === 'restart') return restart(context, step, values);
  const typed = posted['code'];
  if (typeof typed !== 'string') throw lost(step, values, {});
  const tried = await tryCode(typed, context);
  if (tried.kind !== 'opened') throw lost(step, values, codeErrors(tried), statusOf(tried.kind));
  const { code, draft } = tried;
  if (draft.state === 'sent') return redirect('/referral/sent', { headers: sentHeaders(code, context) });
  await saveStep(context.deps, code, step, values);
  return redirect(stepPath(step), { headers: writingHeaders(code, context) });
}

const statusOf = (kind: 'unknown' | 'wait'): number => (kind === 'wait' ? 429 : 422);

async function restart(
  context: AppLoadContext,
  step: Step,
  values: StepValues,
): Promise<TypedResponse<never>> {
  const { limits, clientAddress, deps } = context;
  const seconds = await limits.publicForm.admit(`start|${clientAddress}`);
  if (seconds > 0) throw lost(step, values, codeErrors({ kind: 'wait', seconds }), 429);
  const code = await startDraft(deps, { [step]: values });
  return redirect(stepPath(step), { headers: writingHeaders(code, context) });
}

function lost(step: Step, values: StepValues, errors: LostAnswers['errors'], status = 401): Response {
  const data: LostAnswers = { kind: 'lost-answers', action: stepPath(step), values, errors };
  return answer(data, { status });
}
