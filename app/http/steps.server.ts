import { redirect, type AppLoadContext } from '@remix-run/node';
import type { Actor } from '#app/domain/account/actor.ts';
import { safePath } from '#app/domain/account/safe-path.ts';
import { requireActor } from '#app/http/actor.server.ts';
import { requireFresh } from '#app/http/fresh.server.ts';
import { tokenOf } from '#app/http/session.server.ts';

export type Stepping = { readonly actor: Actor; readonly token: string };

/** Where to go once signing in is complete. */
export const nextOf = (request: Request): string =>
  safePath(new URL(request.url).searchParams.get('next')) ?? '/home';

/** Somebody whose password was right and whose second factor is still to be shown. Whoever is signed in goes on. */
export async function requireSecondStep(request: Request, context: AppLoadContext): Promise<Stepping> {
  const state = await context.session.read();
  if (state.kind === 'half-way' && state.needs === 'second-step') return state;
  await requireActor(request, context);
  throw redirect(nextOf(request));
}

/** Somebody who sets up a way to sign in: their first, before anything else, or another once they confirmed that it is them. */
export async function requireEnrolling(request: Request, context: AppLoadContext): Promise<Stepping> {
  const state = await context.session.read();
  if (state.kind === 'half-way' && state.needs === 'enrolment') return state;
  const actor = await requireFresh(request, context);
  return { actor, token: await tokenOf(context.session) };
}
