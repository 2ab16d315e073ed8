import type { LoaderFunctionArgs } from '@remix-run/node';
import type { GuardianChoice } from '#app/domain/guardian/choice-view.ts';
import { forbiddenAsUnknown, requireActor } from '#app/http/actor.server.ts';
import { idFrom } from '#app/http/params.server.ts';
import { viewChoice } from '#app/usecases/guardian/view-choice.server.ts';

/** The candidates and offers of this address's case as this reader may see them, or unknown. */
export async function openChoice({ request, context, params }: LoaderFunctionArgs): Promise<GuardianChoice> {
  const actor = await requireActor(request, context);
  const choice = await viewChoice(context.deps, actor, idFrom(params, 'caseId'));
  if (choice === null) throw forbiddenAsUnknown();
  return choice;
}
