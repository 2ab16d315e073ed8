import { redirect, type AppLoadContext } from '@remix-run/node';
import type { Actor } from '#app/domain/account/actor.ts';
import { safePath } from '#app/domain/account/safe-path.ts';
import { requireActor } from '#app/http/actor.server.ts';
import { answer } from '#app/http/answer.server.ts';
import { keptAnswers } from '#app/http/kept-answers.server.ts';

/**
 * As requireActor, for what matters most: who is asking must have proved within ten minutes that it is them. Otherwise the
 * browser is sent to confirm it and back again; an answer being posted is handed back, not lost.
 */
export async function requireFresh(request: Request, context: AppLoadContext): Promise<Actor> {
  const actor = await requireActor(request, context);
  const state = await context.session.read();
  if (state.kind === 'signed-in' && state.fresh) return actor;
  if (request.method !== 'GET' && request.method !== 'HEAD')
    throw answer(await keptAnswers(request, 'unconfirmed'), { status: 401 });
  throw redirect(confirmPath(request.url));
}

function confirmPath(url: string): string {
  const { pathname, search } = new URL(url);
  const next = safePath(pathname + search) ?? '/home';
  return `/confirm-it-is-you?${new URLSearchParams({ next }).toString()}`;
}
