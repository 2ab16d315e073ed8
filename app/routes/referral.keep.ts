import type { ActionFunctionArgs } from '@remix-run/node';
import { steps, type Step } from '#app/domain/referral/draft.ts';
import { formOf, valuesOf } from '#app/http/form.server.ts';
import { forbiddenAsUnknown } from '#app/http/actor.server.ts';
import { codeIn } from '#app/http/referral/draft-cookies.server.ts';
import { keptOf } from '#app/http/referral/referral-schema.server.ts';
import { saveStep } from '#app/usecases/referral/save-step.server.ts';

export const loader = () => {
  throw forbiddenAsUnknown();
};

/** Keeps what was typed on a page that is being left. Says nothing back: nobody is there to read it. */
export async function action({ request, context }: ActionFunctionArgs) {
  const posted = valuesOf(await formOf(request));
  const step = steps.find((name) => name === posted['step']);
  const code = codeIn(request, context);
  if (step !== undefined && code !== null) await keep(step);
  return new Response(null, { status: 204 });

  async function keep(page: Step) {
    const kept = keptOf(page, posted);
    if (kept !== null && code !== null) await saveStep(context.deps, code, page, kept);
  }
}
