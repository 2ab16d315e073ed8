import type { Actor } from '#app/domain/account/actor.ts';
import { accept, refuse, type Result } from '#app/domain/shared/result.ts';
import { findPasswordHash } from '#app/store/account/accounts.server.ts';
import type { AttemptLimits } from '#app/store/account/attempt-limits.server.ts';
import { renewSession } from '#app/store/account/sessions.server.ts';
import { hashToken, newToken } from '#app/store/account/tokens.server.ts';
import { audit } from '#app/store/audit/audit.server.ts';
import { asUser } from '#app/store/shared/database.server.ts';
import {
  admitAttempt,
  attemptKeys,
  attemptSucceeded,
  type Wait,
} from '#app/usecases/account/attempt.server.ts';
import { isRightPassword } from '#app/usecases/account/check-password.server.ts';
import type { Deps } from '#app/usecases/deps.ts';

type ConfirmDeps = Pick<Deps, 'db' | 'now'> & {
  readonly limits: AttemptLimits;
  readonly demonstration: boolean;
};

export type Confirmation = {
  readonly actor: Actor;
  /** The session's present token; it stops working once a new one is given. */
  readonly token: string;
  readonly password: string;
  readonly clientAddress: string;
};

export type ConfirmRefusal = Wait | { readonly kind: 'wrong' } | { readonly kind: 'ended' };

/** Somebody who is signed in proves again that it is them; their session goes on under a new token. */
export async function confirmIdentity(
  deps: ConfirmDeps,
  { actor, token, password, clientAddress }: Confirmation,
): Promise<Result<{ readonly token: string }, ConfirmRefusal>> {
  const keys = attemptKeys(actor.userId, clientAddress);
  const seconds = await admitAttempt(deps.limits, keys);
  if (seconds > 0) return refuse({ kind: 'wait', seconds });
  const stored = await findPasswordHash(deps.db, actor.userId);
  if (!(await isRightPassword(stored, password, deps.demonstration))) {
    await asUser(deps.db, actor.userId, (tx) =>
      audit(tx, entry('identity.not-confirmed', actor, deps.now())),
    );
    return refuse({ kind: 'wrong' });
  }
  await attemptSucceeded(deps.limits, keys);
  const renewed = await renew(deps, actor, token);
  return renewed === null ? refuse({ kind: 'ended' }) : accept({ token: renewed });
}

function renew({ db, now }: ConfirmDeps, actor: Actor, token: string): Promise<string | null> {
  const renewed = newToken();
  const at = now();
  return asUser(db, actor.userId, async (tx) => {
    const hashes = { formerHash: hashToken(token), tokenHash: hashToken(renewed) };
    if (!(await renewSession(tx, { ...hashes, now: at }))) return null;
    await audit(tx, entry('identity.confirmed', actor, at));
    return renewed;
  });
}

const entry = (action: string, actor: Actor, at: Date) => ({
  at,
  actorLabel: actor.label,
  action,
  subjectType: 'account',
  subjectId: actor.userId,
  caseId: null,
  detail: { by: 'password' },
});
