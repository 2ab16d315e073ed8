import type { Actor } from '#app/domain/account/actor.ts';
import { endOwnSession, endSessionsOf } from '#app/store/account/sessions.server.ts';
import { hashToken } from '#app/store/account/tokens.server.ts';
import { audit } from '#app/store/audit/audit.server.ts';
import { asUser, type Tx } from '#app/store/shared/database.server.ts';
import type { Deps } from '#app/usecases/deps.ts';

/** Ends one of one's own sessions; nothing happens when it has ended already or is somebody else's. */
export function endOne(
  { db, now }: Pick<Deps, 'db' | 'now'>,
  actor: Actor,
  sessionId: string,
): Promise<number> {
  return asUser(db, actor.userId, async (tx) => {
    const at = now();
    const ended = await endOwnSession(tx, { id: sessionId, userId: actor.userId, now: at });
    return keep(tx, actor, at, ended);
  });
}

/** Ends every session of one's own but the one that asks. Answers how many. */
export function endOthers(
  { db, now }: Pick<Deps, 'db' | 'now'>,
  actor: Actor,
  token: string,
): Promise<number> {
  return asUser(db, actor.userId, async (tx) => {
    const at = now();
    const ended = await endSessionsOf(tx, actor.userId, { now: at, except: hashToken(token) });
    return keep(tx, actor, at, ended);
  });
}

async function keep(tx: Tx, actor: Actor, at: Date, ended: number): Promise<number> {
  if (ended === 0) return 0;
  await audit(tx, {
    at,
    actorLabel: actor.label,
    action: 'sessions.ended',
    subjectType: 'account',
    subjectId: actor.userId,
    caseId: null,
    detail: { count: ended },
  });
  return ended;
}
