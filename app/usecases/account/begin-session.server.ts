import type { Actor } from '#app/domain/account/actor.ts';
import { browserFamily } from '#app/domain/account/browser.ts';
import type { Factor } from '#app/domain/account/session-needs.ts';
import { sessionExpiry } from '#app/domain/account/session.ts';
import { endSession, insertSession } from '#app/store/account/sessions.server.ts';
import { hashToken, newToken } from '#app/store/account/tokens.server.ts';
import { audit } from '#app/store/audit/audit.server.ts';
import type { Tx } from '#app/store/shared/database.server.ts';

export type Beginning = {
  readonly id: string;
  readonly now: Date;
  /** What completed the sign-in; null while only the password was right. */
  readonly factor: Factor | null;
  /** The token this browser held before; it ends, whoever it was. */
  readonly formerToken: string | null;
  /** What the browser says it is. */
  readonly userAgent: string | null;
};

/** Begins a session of this person under a new token. */
export async function beginSession(
  tx: Tx,
  actor: Actor,
  { id, now, factor, formerToken, userAgent }: Beginning,
): Promise<string> {
  const token = newToken();
  if (formerToken) await endSession(tx, hashToken(formerToken), now);
  await insertSession(tx, {
    id,
    tokenHash: hashToken(token),
    userId: actor.userId,
    now,
    expiresAt: sessionExpiry(now),
    browser: browserFamily(userAgent),
    factor,
  });
  await audit(tx, {
    at: now,
    actorLabel: actor.label,
    action: 'signed-in',
    subjectType: 'account',
    subjectId: actor.userId,
    caseId: null,
    detail: { by: factor ?? 'password' },
  });
  return token;
}
