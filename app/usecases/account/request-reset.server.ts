import { accept, refuse, type Result } from '#app/domain/shared/result.ts';
import { findAccount } from '#app/store/account/accounts.server.ts';
import { issueAccountToken } from '#app/store/account/account-tokens.server.ts';
import type { AttemptLimits } from '#app/store/account/attempt-limits.server.ts';
import { audit } from '#app/store/audit/audit.server.ts';
import type { Wait } from '#app/usecases/account/attempt.server.ts';
import type { Deps } from '#app/usecases/deps.ts';

type ResetDeps = Deps & { readonly limits: AttemptLimits };

export type ResetRequest = { readonly email: string; readonly clientAddress: string };

/**
 * Has a link to choose a new password sent, if there is such an account. Known, unknown and closed addresses get the same
 * answer after the same statements; the e-mail itself is the worker's, later. Anybody may ask, so it is limited twice.
 */
export async function requestReset(
  deps: ResetDeps,
  { email: typed, clientAddress }: ResetRequest,
): Promise<Result<undefined, Wait>> {
  const email = typed.trim().toLowerCase();
  const who = deps.vault.fingerprint('sign-in', email);
  const byAddress = await deps.limits.publicForm.admit(`reset|${clientAddress}`);
  const seconds = byAddress > 0 ? byAddress : await deps.limits.reset.admit(who);
  if (seconds > 0) return refuse({ kind: 'wait', seconds });
  const account = await findAccount(deps.db, email);
  const now = deps.now();
  const nobody = deps.newId();
  await deps.db.$transaction(async (tx) => {
    await issueAccountToken(tx, {
      userId: account?.actor.userId ?? nobody,
      purpose: 'reset',
      now,
      newId: deps.newId,
    });
    await audit(tx, {
      at: now,
      actorLabel: 'Not signed in',
      action: 'password.reset-asked',
      subjectType: 'account',
      subjectId: account?.actor.userId ?? who,
      caseId: null,
      detail: {},
    });
  });
  deps.bell.ring('send');
  return accept(undefined);
}
