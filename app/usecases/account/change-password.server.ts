import type { Actor } from '#app/domain/account/actor.ts';
import { judgePassword, type PasswordRefusal } from '#app/domain/account/password-rule.ts';
import { roleName } from '#app/domain/account/role-name.ts';
import { accept, refuse, type Result } from '#app/domain/shared/result.ts';
import { findPasswordHash, findOwnNames } from '#app/store/account/accounts.server.ts';
import type { AttemptLimits } from '#app/store/account/attempt-limits.server.ts';
import { isCommonPassword } from '#app/store/account/common-passwords.server.ts';
import { keepPassword } from '#app/store/account/credentials.server.ts';
import { hashPassword } from '#app/store/account/passwords.server.ts';
import { endSessionsOf } from '#app/store/account/sessions.server.ts';
import { hashToken } from '#app/store/account/tokens.server.ts';
import { asUser } from '#app/store/shared/database.server.ts';
import {
  admitAttempt,
  attemptKeys,
  attemptSucceeded,
  type Wait,
} from '#app/usecases/account/attempt.server.ts';
import { isRightPassword } from '#app/usecases/account/check-password.server.ts';
import { recordAccountChange } from '#app/usecases/account/tell-owner.server.ts';
import type { Deps } from '#app/usecases/deps.ts';

type ChangeDeps = Deps & { readonly limits: AttemptLimits; readonly demonstration: boolean };

export type PasswordChange = {
  readonly actor: Actor;
  readonly token: string;
  readonly present: string;
  readonly wanted: string;
  readonly clientAddress: string;
};

export type ChangeRefusal = PasswordRefusal | Wait | { readonly kind: 'wrong' };

/** Somebody changes their password, by knowing the present one. They stay signed in here and nowhere else. */
export async function changePassword(
  deps: ChangeDeps,
  { actor, token, present, wanted, clientAddress }: PasswordChange,
): Promise<Result<undefined, ChangeRefusal>> {
  const keys = attemptKeys(actor.userId, clientAddress);
  const seconds = await admitAttempt(deps.limits, keys);
  if (seconds > 0) return refuse({ kind: 'wait', seconds });
  const stored = await findPasswordHash(deps.db, actor.userId);
  if (!(await isRightPassword(stored, present, deps.demonstration))) return refuse({ kind: 'wrong' });
  await attemptSucceeded(deps.limits, keys);
  const about = [...(await findOwnNames(deps.db, actor.userId)), roleName[actor.role]];
  const judged = judgePassword(wanted, { isCommon: isCommonPassword, about });
  if (!judged.ok) return judged;
  await keep(deps, actor, token, await hashPassword(wanted));
  deps.bell.ring('send');
  return accept(undefined);
}

function keep(
  { db, now, newId }: ChangeDeps,
  actor: Actor,
  token: string,
  passwordHash: string,
): Promise<void> {
  const at = now();
  const { userId, label } = actor;
  return asUser(db, userId, async (tx) => {
    await keepPassword(tx, { userId, passwordHash, now: at });
    await endSessionsOf(tx, userId, { now: at, except: hashToken(token) });
    await recordAccountChange(tx, {
      userId,
      actorLabel: label,
      action: 'password.changed',
      detail: {},
      news: 'password-changed',
      now: at,
      newId,
    });
  });
}
