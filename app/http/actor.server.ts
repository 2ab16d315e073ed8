import { redirect, type AppLoadContext } from '@remix-run/node';
import type { Actor } from '#app/domain/account/actor.ts';
import { safePath } from '#app/domain/account/safe-path.ts';
import { answer } from '#app/http/answer.server.ts';
import { keptAnswers } from '#app/http/kept-answers.server.ts';

/**
 * Who is asking. Otherwise sends the browser to sign in, or to the step that is still to be done, and back again; an
 * answer being posted is handed back, not lost.
 */
export async function requireActor(request: Request, context: AppLoadContext): Promise<Actor> {
  const state = await context.session.read();
  if (state.kind === 'signed-in') return state.actor;
  if (request.method !== 'GET' && request.method !== 'HEAD')
    throw answer(await keptAnswers(request, 'signed-out'), { status: 401 });
  if (state.kind === 'half-way') throw redirect(stepPath(request.url, state.needs));
  throw redirect(signInPath(request.url, state.kind === 'expired'));
}

/** Who is asking, or null, for pages that anybody may read. */
export async function currentActor(context: AppLoadContext): Promise<Actor | null> {
  const state = await context.session.read();
  return state.kind === 'signed-in' ? state.actor : null;
}

/** To throw when something is absent or not for this person: the two answers are the same to the byte. */
export const forbiddenAsUnknown = (): Response => answer({ kind: 'unknown' }, { status: 404 });

const steps = { 'second-step': '/second-step', enrolment: '/set-up-sign-in' } as const;

/** Where somebody who is half way through signing in goes on, and comes back from. */
function stepPath(url: string, needs: keyof typeof steps): string {
  const { pathname, search } = new URL(url);
  const next = safePath(pathname + search);
  return next ? `${steps[needs]}?${new URLSearchParams({ next }).toString()}` : steps[needs];
}

function signInPath(url: string, expired: boolean): string {
  const { pathname, search } = new URL(url);
  const query = new URLSearchParams();
  const next = safePath(pathname + search);
  if (next) query.set('next', next);
  if (expired) query.set('expired', 'yes');
  return `/sign-in${query.size > 0 ? `?${query.toString()}` : ''}`;
}
