import type { Actor } from '#app/domain/account/actor.ts';
import { confirmsBy } from '#app/domain/account/session-needs.ts';
import { accept, refuse, type Result } from '#app/domain/shared/result.ts';
import { findPasswordHash } from '#app/store/account/accounts.server.ts';
import type { AttemptLimits } from '#app/store/account/attempt-limits.server.ts';
import { hasSecondFactor } from '#app/store/account/factor-queries.server.ts';
import { renewSession } from '#app/store/account/sessions.server.ts';
import { hashToken, newToken } from '#app/store/account/tokens.server.ts';
import { audit } from '#app/store/audit/audit.server.ts';
import { asUser, type Tx } from '#app/store/shared/database.server.ts';
import { admitAttempt, attemptSucceeded, type Wait } from '#app/usecases/account/attempt.server.ts';
import { isRightPassword } from '#app/usecases/account/check-password.server.ts';
import { proveFactor, type FactorProof, type ProofDeps } from '#app/usecases/account/prove-factor.server.ts';
import type { Deps } from '#app/usecases/deps.ts';

type ConfirmDeps = Pick<Deps, 'db' | 'now'> &
  ProofDeps & { readonly limits: AttemptLimits; readonly demonstration: boolean };

/** A recovery code lets somebody in; it confirms nothing. */
export type ConfirmingProof = FactorProof | { readonly by: 'password'; readonly password: string };

export type Confirmation = {
  readonly actor: Actor;
  /** The session's present token; it stops working once a new one is given. */
  readonly token: string;
  readonly proof: ConfirmingProof;
  readonly clientAddress: string;
};

export type ConfirmRefusal = Wait | { readonly kind: 'wrong' } | { readonly kind: 'ended' };

/**
 * Somebody who is signed in proves again that it is them, by their second factor if they have one and by their password
 * otherwise; their session goes on under a new token. Attempts are counted for the account wherever they come from.
 */
export async function confirmIdentity(
  deps: ConfirmDeps,
  confirmation: Confirmation,
): Promise<Result<{ readonly token: string }, ConfirmRefusal>> {
  const { actor, clientAddress, proof, token } = confirmation;
  const keys = { account: `factor|${actor.userId}`, address: clientAddress };
  const seconds = await admitAttempt(deps.limits, keys);
  if (seconds > 0) return refuse({ kind: 'wait', seconds });
  const by = confirmsBy(await hasSecondFactor(deps.db, actor.userId));
  const knows = by === 'password' && (await knowsPassword(deps, actor, proof));
  const at = deps.now();
  const result = await asUser(deps.db, actor.userId, async (tx) => {
    const proved = knows || (by === 'factor' && (await holdsFactor(deps, tx, { actor, proof, at })));
    if (proved) return renew(tx, actor, { token, by: proof.by, at });
    await audit(tx, entry('identity.not-confirmed', actor, { at, by: proof.by }));
    return refuse({ kind: 'wrong' } as const);
  });
  if (result.ok) await attemptSucceeded(deps.limits, keys);
  return result;
}

async function knowsPassword(deps: ConfirmDeps, { userId }: Actor, proof: ConfirmingProof): Promise<boolean> {
  if (proof.by !== 'password') return false;
  const stored = await findPasswordHash(deps.db, userId);
  return isRightPassword(stored, proof.password, deps.demonstration);
}

async function holdsFactor(
  deps: ConfirmDeps,
  tx: Tx,
  { actor, proof, at }: { readonly actor: Actor; readonly proof: ConfirmingProof; readonly at: Date },
): Promise<boolean> {
  if (proof.by === 'password' || proof.by === 'recovery-code') return false;
  return (await proveFactor(tx, deps, { userId: actor.userId, proof, now: at })) !== null;
}

type Renewal = { readonly token: string; readonly by: string; readonly at: Date };

async function renew(tx: Tx, actor: Actor, { token, by, at }: Renewal) {
  const renewed = newToken();
  const hashes = { formerHash: hashToken(token), tokenHash: hashToken(renewed) };
  if (!(await renewSession(tx, { ...hashes, now: at }))) return refuse({ kind: 'ended' } as const);
  await audit(tx, entry('identity.confirmed', actor, { at, by }));
  return accept({ token: renewed });
}

const entry = (action: string, actor: Actor, { at, by }: { readonly at: Date; readonly by: string }) => ({
  at,
  actorLabel: actor.label,
  action,
  subjectType: 'account',
  subjectId: actor.userId,
  caseId: null,
  detail: { by },
});
