import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node';
import { stepNumber, steps, type Step, type StepValues } from '#app/domain/referral/draft.ts';
import { answer } from '#app/http/answer.server.ts';
import { formOf, valuesOf, type FieldErrors } from '#app/http/form.server.ts';
import { currentDraft, requireDraft } from '#app/http/referral/draft.server.ts';
import { rescueAnswers } from '#app/http/referral/lost-answers.server.ts';
import { isFromCheck, pathAfter, pathBefore, stepPath } from '#app/http/referral/paths.server.ts';
import { chosenPlace, keptOf, readStep } from '#app/http/referral/referral-schema.server.ts';
import { findPlace } from '#app/store/referral/place-queries.server.ts';
import { saveStep } from '#app/usecases/referral/save-step.server.ts';
import type { Deps } from '#app/usecases/deps.ts';

/** What every page of the form shows: the code, and what was typed here before. */
export async function loadStep({ request, context }: LoaderFunctionArgs, step: Step) {
  const { code, draft } = await requireDraft(request, context);
  const values = draft.answers[step];
  const fromCheck = isFromCheck(request.url);
  const errors = values && fromCheck && step !== 'place' ? await errorsIn(context.deps, step, values) : {};
  return {
    step,
    code,
    number: stepNumber(step),
    of: steps.length,
    fromCheck,
    expiresAt: draft.expiresAt.toISOString(),
    form: values ? { values, errors } : null,
  };
}

/** Keeps what was typed before judging it, and goes on when it is right or may wait. */
export async function answerStep({ request, context }: ActionFunctionArgs, step: Step) {
  const posted = valuesOf(await formOf(request));
  const current = await currentDraft(request, context);
  if (current === null) return rescueAnswers(context, step, posted);
  if (current.draft.state === 'sent') return redirect('/referral/sent');

  const kept = keptOf(step, posted);
  if (kept === null) return again({ form: 'This is too long to keep. Shorten your longest answer.' }, posted);
  await saveStep(context.deps, current.code, step, kept);
  const fromCheck = isFromCheck(request.url);
  const elsewhere = unjudged(posted['intent'], step, fromCheck);
  if (elsewhere !== null) return redirect(elsewhere);

  const errors = await errorsIn(context.deps, step, kept);
  if (Object.keys(errors).length > 0) return again(errors, kept);
  if (kept['danger'] === 'yes') return redirect(`/referral/danger-now${fromCheck ? '?from=check' : ''}`);
  return redirect(pathAfter(step, fromCheck));
}

const again = (errors: FieldErrors, values: StepValues) => answer({ errors, values }, { status: 422 });

/** Where a button leads that asks for no complete answer. */
function unjudged(intent: StepValues[string] | undefined, step: Step, fromCheck: boolean): string | null {
  if (intent === 'back') return pathBefore(step, fromCheck);
  if (intent === 'later') return pathAfter(step, fromCheck);
  return intent === 'search' ? `${stepPath(step, fromCheck)}#results` : null;
}

/** The messages of one page. */
async function errorsIn(deps: Deps, step: Step, values: StepValues): Promise<FieldErrors> {
  if (step === 'place') return placeErrors(deps, values);
  const read = readStep(step, values, deps.now());
  return read.ok ? {} : read.errors;
}

/** A place must also be one we know. */
export async function placeErrors(deps: Deps, values: StepValues): Promise<FieldErrors> {
  const read = readStep('place', values, deps.now());
  if (!read.ok) return read.errors;
  const place = await findPlace(deps.db, chosenPlace(read.value));
  return place === null ? { placeId: 'Choose the place again: it is not in the list any more' } : {};
}
