import { redirect, type ActionFunctionArgs } from '@remix-run/node';
import { requireActor } from '#app/http/actor.server.ts';
import { redirectSaying } from '#app/http/flash.server.ts';
import { idFrom } from '#app/http/params.server.ts';
import { endEmergency } from '#app/usecases/audit/end-emergency.server.ts';

/** There is nothing to see here; whoever follows the address is taken to where emergency accesses are. */
export const loader = () => redirect('/emergency');

/** Ends one's own emergency access. One that ran out meanwhile is as good as ended. */
export async function action({ request, context, params }: ActionFunctionArgs) {
  const actor = await requireActor(request, context);
  const result = await endEmergency(context.deps, actor, idFrom(params, 'emergencyId'));
  const words = result.ok ? 'Your emergency access has ended.' : 'There was no emergency access left to end.';
  return redirectSaying('/home', words, context);
}
