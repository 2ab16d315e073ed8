import type { RelyingParty } from '#app/domain/account/relying-party.ts';
import type { Actor } from '#app/domain/account/actor.ts';
import { mostPasskeys } from '#app/domain/account/factors-view.ts';
import type { Factor } from '#app/domain/account/session-needs.ts';
import { accept, refuse, type Result } from '#app/domain/shared/result.ts';
import { findOwnNames } from '#app/store/account/accounts.server.ts';
import {
  beginReplacing,
  confirmAuthenticator,
  pendingSecret,
} from '#app/store/account/authenticators.server.ts';
import { takeChallenge } from '#app/store/account/passkey-challenges.server.ts';
import { addPasskey, passkeysOf } from '#app/store/account/passkeys.server.ts';
import { drawQr, type QrDrawing } from '#app/store/account/qr.server.ts';
import { countRecoveryCodes, makeRecoveryCodes } from '#app/store/account/recovery-codes.server.ts';
import { completeSession } from '#app/store/account/sessions.server.ts';
import { hashToken, newToken } from '#app/store/account/tokens.server.ts';
import { totpAddress } from '#app/store/account/totp.server.ts';
import { readRegistration } from '#app/store/account/webauthn.server.ts';
import { asUser, type Tx } from '#app/store/shared/database.server.ts';
import { recordAccountChange } from '#app/usecases/account/tell-owner.server.ts';
import type { Deps } from '#app/usecases/deps.ts';

type Enrolling = { readonly actor: Actor; readonly token: string };

export type Enrolled = {
  readonly token: string;
  /** The first recovery codes, shown now and never again; null when there are some already. */
  readonly codes: readonly string[] | null;
};

export type EnrolRefusal =
  { readonly kind: 'wrong' } | { readonly kind: 'ended' } | { readonly kind: 'enough' };

/**
 * The key for an authenticator app: to be scanned, and as letters for whoever cannot. Null for whoever has an app already
 * and has not said that another is to replace it.
 */
export async function viewNewAuthenticator(
  { db, now, newId, vault }: Deps,
  { userId }: Actor,
  party: RelyingParty,
): Promise<{ readonly secret: string; readonly qr: QrDrawing } | null> {
  const [, email = ''] = await findOwnNames(db, userId);
  const secret = await asUser(db, userId, (tx) =>
    pendingSecret(tx, vault, { id: newId(), userId, now: now() }),
  );
  return secret === null ? null : { secret, qr: drawQr(totpAddress(secret, email, party.name)) };
}

/** Makes the key by which another authenticator app may replace the one in use. */
export function replaceAuthenticator({ db, now, newId, vault }: Deps, { userId }: Actor): Promise<void> {
  return asUser(db, userId, (tx) => beginReplacing(tx, vault, { id: newId(), userId, now: now() }));
}

/** Takes an authenticator app into use, once it has shown a right code. It replaces the one before. */
export function setUpAuthenticator(
  deps: Deps,
  who: Enrolling,
  code: string,
): Promise<Result<Enrolled, EnrolRefusal>> {
  const now = deps.now();
  return enrol(deps, who, { factor: 'authenticator', now }, async (tx) => {
    const right = await confirmAuthenticator(tx, deps.vault, { userId: who.actor.userId, code, now });
    return right ? null : { kind: 'wrong' };
  });
}

export type NewPasskeyAnswer = {
  readonly name: string;
  readonly response: unknown;
  readonly challengeId: string | null;
  readonly party: RelyingParty;
};

/** Keeps a passkey that an authenticator has just made for this person in this browser. */
export function setUpPasskey(
  deps: Deps,
  who: Enrolling,
  { name, response, challengeId, party }: NewPasskeyAnswer,
): Promise<Result<Enrolled, EnrolRefusal>> {
  const now = deps.now();
  const { userId } = who.actor;
  return enrol(deps, who, { factor: 'passkey', now }, async (tx) => {
    if ((await passkeysOf(tx, userId)).length >= mostPasskeys) return { kind: 'enough' };
    const challenge = challengeId === null ? null : await takeChallenge(tx, { id: challengeId, userId, now });
    const made = challenge === null ? null : await readRegistration(party, response, challenge);
    if (made === null) return { kind: 'wrong' };
    return (await addPasskey(tx, { ...made, id: deps.newId(), userId, name, now }))
      ? null
      : { kind: 'wrong' };
  });
}

/** What every new factor brings: the session is complete under a new token, codes if there are none, and its owner is told. */
async function enrol(
  deps: Deps,
  { actor, token }: Enrolling,
  { factor, now }: { readonly factor: Factor; readonly now: Date },
  keep: (tx: Tx) => Promise<EnrolRefusal | null>,
): Promise<Result<Enrolled, EnrolRefusal>> {
  const { userId, label: actorLabel } = actor;
  const renewed = newToken();
  const result = await asUser(deps.db, userId, async (tx) => {
    const refusal = await keep(tx);
    if (refusal !== null) return refuse(refusal);
    const hashes = { formerHash: hashToken(token), tokenHash: hashToken(renewed) };
    if (!(await completeSession(tx, { ...hashes, factor, now }))) return refuse({ kind: 'ended' } as const);
    const codes =
      (await countRecoveryCodes(tx, userId)) > 0 ? null : await makeRecoveryCodes(tx, deps, userId, now);
    const change = { userId, actorLabel, now, newId: deps.newId, detail: { factor } };
    await recordAccountChange(tx, { ...change, action: 'factor.added', news: 'factor-added' });
    return accept({ token: renewed, codes });
  });
  if (result.ok) deps.bell.ring('send');
  return result;
}
