import type { Actor } from '#app/domain/account/actor.ts';
import { sessionNeeds, type SessionNeeds } from '#app/domain/account/session-needs.ts';
import { isFresh, isLive, needsTouch } from '#app/domain/account/session.ts';
import { hasSecondFactor } from '#app/store/account/factor-queries.server.ts';
import { findSession, touchSession, type StoredSession } from '#app/store/account/sessions.server.ts';
import { hashToken } from '#app/store/account/tokens.server.ts';
import type { Deps } from '#app/usecases/deps.ts';

type ResumeDeps = Pick<Deps, 'db' | 'now'> & { readonly demonstration: boolean };

export type Resumed = {
  readonly actor: Actor;
  /** What is still to be done before anything else is open to them. */
  readonly needs: SessionNeeds;
  /** Whether they proved lately that it is them. */
  readonly fresh: boolean;
};

/** Says who holds this token, and keeps the session from going idle; null once it has ended or lapsed. */
export async function resumeSession(deps: ResumeDeps, token: string): Promise<Resumed | null> {
  const { db, now } = deps;
  const session = await findSession(db, hashToken(token));
  const at = now();
  if (!session || !isLive(session, at)) return null;
  const fresh = isFresh(session, at);
  const needs = await needsOf(deps, session);
  // Whoever has the password and nothing else is not kept waiting for long.
  if (needs !== 'nothing' && !fresh) return null;
  if (needsTouch(session, at)) await touchSession(db, session.id, at);
  return { actor: session.actor, needs, fresh };
}

/** The account is asked only while the session is incomplete. */
async function needsOf(
  { db, demonstration }: ResumeDeps,
  { factor, actor }: StoredSession,
): Promise<SessionNeeds> {
  const needs = sessionNeeds({ factor, hasFactor: false, demonstration });
  if (needs === 'nothing') return needs;
  return sessionNeeds({ factor, hasFactor: await hasSecondFactor(db, actor.userId), demonstration });
}
