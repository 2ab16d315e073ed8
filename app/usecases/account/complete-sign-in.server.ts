import type { Actor } from '#app/domain/account/actor.ts';
import { accept, refuse, type Result } from '#app/domain/shared/result.ts';
import type { AttemptLimits } from '#app/store/account/attempt-limits.server.ts';
import { completeSession } from '#app/store/account/sessions.server.ts';
import { hashToken, newToken } from '#app/store/account/tokens.server.ts';
import { audit } from '#app/store/audit/audit.server.ts';
import { asUser, type Tx } from '#app/store/shared/database.server.ts';
import { admitAttempt, attemptSucceeded, type Wait } from '#app/usecases/account/attempt.server.ts';
import { proveFactor, type FactorProof, type ProofDeps } from '#app/usecases/account/prove-factor.server.ts';
import { recordAccountChange } from '#app/usecases/account/tell-owner.server.ts';
import type { Deps } from '#app/usecases/deps.ts';

type StepDeps = Deps & ProofDeps & { readonly limits: AttemptLimits };

export type SecondStep = {
  readonly actor: Actor;
  readonly token: string;
  readonly proof: FactorProof;
  readonly clientAddress: string;
};

export type StepRefusal = Wait | { readonly kind: 'wrong' } | { readonly kind: 'ended' };

/**
 * The second step after the password, and the same again when somebody confirms that it is them. The session goes on under a
 * new token. Attempts are counted for the account wherever they come from: a code has six digits.
 */
export async function completeSignIn(
  deps: StepDeps,
  step: SecondStep,
): Promise<Result<{ readonly token: string }, StepRefusal>> {
  const { actor, clientAddress } = step;
  const keys = { account: `factor|${actor.userId}`, address: clientAddress };
  const seconds = await admitAttempt(deps.limits, keys);
  if (seconds > 0) return refuse({ kind: 'wait', seconds });
  const at = deps.now();
  const result = await asUser(deps.db, actor.userId, (tx) => take(deps, tx, step, at));
  if (result.ok) await attemptSucceeded(deps.limits, keys);
  if (result.ok) deps.bell.ring('send');
  return result;
}

async function take(deps: StepDeps, tx: Tx, { actor, token, proof }: SecondStep, now: Date) {
  const { userId, label: actorLabel } = actor;
  const entry = { at: now, actorLabel, subjectType: 'account', subjectId: userId, caseId: null };
  const factor = await proveFactor(tx, deps, { userId, proof, now });
  if (factor === null) {
    await audit(tx, { ...entry, action: 'factor.refused', detail: { by: proof.by } });
    return refuse({ kind: 'wrong' } as const);
  }
  const renewed = newToken();
  const hashes = { formerHash: hashToken(token), tokenHash: hashToken(renewed) };
  if (!(await completeSession(tx, { ...hashes, factor, now }))) return refuse({ kind: 'ended' } as const);
  if (factor !== 'recovery-code') {
    await audit(tx, { ...entry, action: 'factor.shown', detail: { by: factor } });
    return accept({ token: renewed });
  }
  await recordAccountChange(tx, {
    userId,
    actorLabel,
    action: 'recovery-code.used',
    detail: {},
    news: 'recovery-code-used',
    now,
    newId: deps.newId,
  });
  return accept({ token: renewed });
}
