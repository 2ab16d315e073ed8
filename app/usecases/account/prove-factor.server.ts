import type { RelyingParty } from '#app/domain/account/relying-party.ts';
import type { Factor } from '#app/domain/account/session-needs.ts';
import { spendTotp } from '#app/store/account/authenticators.server.ts';
import { takeChallenge } from '#app/store/account/passkey-challenges.server.ts';
import { findPasskey, notePasskeyUse, type StoredPasskey } from '#app/store/account/passkeys.server.ts';
import { spendRecoveryCode } from '#app/store/account/recovery-codes.server.ts';
import { claimedCredential, readAuthentication } from '#app/store/account/webauthn.server.ts';
import type { Tx } from '#app/store/shared/database.server.ts';
import type { Deps } from '#app/usecases/deps.ts';

/** What somebody shows besides their password. */
export type FactorProof =
  | { readonly by: 'passkey'; readonly response: unknown; readonly challengeId: string | null }
  | { readonly by: 'authenticator'; readonly code: string }
  | { readonly by: 'recovery-code'; readonly code: string };

export type ProofDeps = Pick<Deps, 'vault'> & { readonly party: RelyingParty };

/** Whether this proves that it is them; whatever was shown is spent. Answers by what, or null. */
export async function proveFactor(
  tx: Tx,
  { vault, party }: ProofDeps,
  { userId, proof, now }: { readonly userId: string; readonly proof: FactorProof; readonly now: Date },
): Promise<Factor | null> {
  switch (proof.by) {
    case 'passkey': {
      const passkey = await provePasskey(tx, party, { proof, userId, now });
      return passkey?.userId === userId ? 'passkey' : null;
    }
    case 'authenticator':
      return (await spendTotp(tx, vault, { userId, code: proof.code, now })) ? 'authenticator' : null;
    case 'recovery-code':
      return (await spendRecoveryCode(tx, vault, { userId, code: proof.code, now })) ? 'recovery-code' : null;
  }
}

type Shown = {
  readonly proof: Extract<FactorProof, { readonly by: 'passkey' }>;
  /** Whom the challenge was made for; null when anybody might answer it. */
  readonly userId: string | null;
  readonly now: Date;
};

/** The passkey that signed the challenge this browser was given, if all of it is right. The challenge is spent either way. */
export async function provePasskey(
  tx: Tx,
  party: RelyingParty,
  { proof, userId, now }: Shown,
): Promise<StoredPasskey | null> {
  if (proof.challengeId === null) return null;
  const challenge = await takeChallenge(tx, { id: proof.challengeId, userId, now });
  const claimed = claimedCredential(proof.response);
  const passkey = claimed === null ? null : await findPasskey(tx, claimed);
  if (challenge === null || passkey === null) return null;
  const counter = await readAuthentication(party, proof.response, { challenge, passkey });
  if (counter === null) return null;
  await tx.$executeRaw`SELECT set_config('app.user_id', ${passkey.userId}, true)`;
  const noted = await notePasskeyUse(tx, { id: passkey.id, before: passkey.counter, counter, now });
  return noted ? passkey : null;
}
