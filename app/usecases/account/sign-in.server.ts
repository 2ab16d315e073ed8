import type { Actor } from '#app/domain/account/actor.ts';
import { demoPassword } from '#app/domain/account/demo-password.ts';
import { accept, refuse, type Result } from '#app/domain/shared/result.ts';
import { findAccount } from '#app/store/account/accounts.server.ts';
import type { AttemptLimits } from '#app/store/account/attempt-limits.server.ts';
import { audit } from '#app/store/audit/audit.server.ts';
import { asUser } from '#app/store/shared/database.server.ts';
import {
  admitAttempt,
  attemptKeys,
  attemptSucceeded,
  type Wait,
} from '#app/usecases/account/attempt.server.ts';
import { beginSession } from '#app/usecases/account/begin-session.server.ts';
import { isRightPassword } from '#app/usecases/account/check-password.server.ts';
import type { Deps } from '#app/usecases/deps.ts';

type SignInDeps = Pick<Deps, 'db' | 'now' | 'newId' | 'vault'> & {
  readonly limits: AttemptLimits;
  /** Whether the password of the invented accounts opens anything here. */
  readonly demonstration: boolean;
};

export type SignInRequest = {
  readonly email: string;
  readonly password: string;
  readonly clientAddress: string;
  /** The token this browser held before; it ends, whoever it was. */
  readonly formerToken: string | null;
  /** What the browser says it is. */
  readonly userAgent: string | null;
};

export type SignInRefusal = { readonly kind: 'wrong' } | Wait;

/** Starts a session with a new token, which waits for the second step. A wrong password, an unknown address and a closed account get one answer. */
export async function signIn(
  deps: SignInDeps,
  request: SignInRequest,
): Promise<Result<{ readonly token: string; readonly actor: Actor }, SignInRefusal>> {
  const email = request.email.trim().toLowerCase();
  const who = deps.vault.fingerprint('sign-in', email);
  const keys = attemptKeys(who, request.clientAddress);

  const seconds = await admitAttempt(deps.limits, keys);
  if (seconds > 0) return refuse({ kind: 'wait', seconds });

  const account = await findAccount(deps.db, email);
  const right = await isRightPassword(account?.passwordHash ?? null, request.password, deps.demonstration);
  if (!account || !right) {
    await noteFailure(deps, account?.actor.userId ?? who);
    return refuse({ kind: 'wrong' });
  }

  const { actor } = account;
  await attemptSucceeded(deps.limits, keys);
  return accept({ token: await begin(deps, actor, request), actor });
}

/** The demonstration's invented people need no second step; everybody else's session waits for it. */
function begin(
  deps: SignInDeps,
  actor: Actor,
  { password, formerToken, userAgent }: SignInRequest,
): Promise<string> {
  const factor = deps.demonstration && password === demoPassword ? 'demonstration' : null;
  const beginning = { id: deps.newId(), now: deps.now(), factor, formerToken, userAgent } as const;
  return asUser(deps.db, actor.userId, (tx) => beginSession(tx, actor, beginning));
}

/** Keeps that somebody failed, under the account's id or a keyed hash of what was typed: never the address itself. */
async function noteFailure(deps: SignInDeps, subjectId: string): Promise<void> {
  await deps.db.$transaction((tx) => audit(tx, entry('sign-in-failed', subjectId, deps.now())));
}

const entry = (action: string, subjectId: string, at: Date) => ({
  at,
  actorLabel: 'Not signed in',
  action,
  subjectType: 'account',
  subjectId,
  caseId: null,
  detail: {},
});
