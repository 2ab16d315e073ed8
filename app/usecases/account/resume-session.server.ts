import type { Actor } from '#app/domain/account/actor.ts';
import { isFresh, isLive, needsTouch } from '#app/domain/account/session.ts';
import { findSession, touchSession } from '#app/store/account/sessions.server.ts';
import { hashToken } from '#app/store/account/tokens.server.ts';
import type { Deps } from '#app/usecases/deps.ts';

export type Resumed = {
  readonly actor: Actor;
  /** Whether they proved lately that it is them. */
  readonly fresh: boolean;
};

/** Says who holds this token, and keeps the session from going idle; null once it has ended or lapsed. */
export async function resumeSession(
  { db, now }: Pick<Deps, 'db' | 'now'>,
  token: string,
): Promise<Resumed | null> {
  const session = await findSession(db, hashToken(token));
  const at = now();
  if (!session || !isLive(session, at)) return null;
  if (needsTouch(session, at)) await touchSession(db, session.id, at);
  return { actor: session.actor, fresh: isFresh(session, at) };
}
