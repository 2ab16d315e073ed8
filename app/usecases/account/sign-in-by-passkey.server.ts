import { accept, refuse, type Result } from '#app/domain/shared/result.ts';
import { findActiveActor } from '#app/store/account/accounts.server.ts';
import type { AttemptLimits } from '#app/store/account/attempt-limits.server.ts';
import type { RelyingParty } from '#app/domain/account/relying-party.ts';
import type { Wait } from '#app/usecases/account/attempt.server.ts';
import { beginSession, type Beginning } from '#app/usecases/account/begin-session.server.ts';
import { provePasskey, type FactorProof } from '#app/usecases/account/prove-factor.server.ts';
import type { Deps } from '#app/usecases/deps.ts';

type PasskeyDeps = Deps & { readonly limits: AttemptLimits; readonly party: RelyingParty };

export type PasskeySignIn = Pick<Beginning, 'formerToken' | 'userAgent'> & {
  readonly proof: Extract<FactorProof, { readonly by: 'passkey' }>;
  readonly clientAddress: string;
};

/** A passkey is the whole sign-in: something one has, unlocked by something one knows or is. */
export async function signInByPasskey(
  deps: PasskeyDeps,
  { proof, clientAddress, formerToken, userAgent }: PasskeySignIn,
): Promise<Result<{ readonly token: string }, Wait | { readonly kind: 'wrong' }>> {
  const seconds = await deps.limits.address.admit(clientAddress);
  if (seconds > 0) return refuse({ kind: 'wait', seconds });
  const now = deps.now();
  const token = await deps.db.$transaction(async (tx) => {
    const passkey = await provePasskey(tx, deps.party, { proof, userId: null, now });
    const actor = passkey && (await findActiveActor(tx, passkey.userId));
    if (!actor) return null;
    return beginSession(tx, actor, { id: deps.newId(), now, factor: 'passkey', formerToken, userAgent });
  });
  if (token === null) return refuse({ kind: 'wrong' });
  await deps.limits.address.forgive(clientAddress);
  return accept({ token });
}
