import { redirect, type LoaderFunctionArgs } from '@remix-run/node';
import { requireActor } from '#app/http/actor.server.ts';
import { homeOf } from '#app/http/navigation.server.ts';

/** Sends everybody to where their day begins. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const actor = await requireActor(request, context);
  return redirect(homeOf(actor.role));
}
