import {
  generateAuthenticationOptions,
  generateRegistrationOptions,
  verifyAuthenticationResponse,
  verifyRegistrationResponse,
} from '@simplewebauthn/server';
import type { RelyingParty } from '#app/domain/account/relying-party.ts';
import type { StoredPasskey } from '#app/store/account/passkeys.server.ts';

export type PasskeyOptions = Awaited<
  ReturnType<typeof generateAuthenticationOptions> | ReturnType<typeof generateRegistrationOptions>
>;

const known = (passkeys: readonly StoredPasskey[]) =>
  passkeys.map(({ credentialId, transports }) => ({ id: credentialId, transports: [...transports] }));

/** What a browser needs to make a passkey that says by itself whose it is, and asks its owner each time. */
export function registrationOptions(
  party: RelyingParty,
  owner: { readonly userId: string; readonly email: string; readonly name: string },
  present: readonly StoredPasskey[],
) {
  return generateRegistrationOptions({
    rpName: party.name,
    rpID: party.id,
    userName: owner.email,
    userDisplayName: owner.name,
    userID: new Uint8Array(Buffer.from(owner.userId, 'utf8')),
    attestationType: 'none',
    excludeCredentials: known(present),
    authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
  });
}

/** What a browser needs to sign in with a passkey: one of these, or whichever it has for this service. */
export const authenticationOptions = (party: RelyingParty, among: readonly StoredPasskey[]) =>
  generateAuthenticationOptions({
    rpID: party.id,
    allowCredentials: known(among),
    userVerification: 'required',
  });

export type MadePasskey = Omit<StoredPasskey, 'id' | 'userId'>;

/** The passkey an authenticator has just made, or null when the answer is not right in every part. */
export async function readRegistration(
  party: RelyingParty,
  response: unknown,
  expectedChallenge: string,
): Promise<MadePasskey | null> {
  const verified = await verifyRegistrationResponse({
    response: response as Parameters<typeof verifyRegistrationResponse>[0]['response'],
    expectedChallenge,
    expectedOrigin: party.origin,
    expectedRPID: party.id,
    requireUserVerification: true,
  }).catch(() => null);
  if (!verified?.verified) return null;
  const { id, publicKey, counter, transports } = verified.registrationInfo.credential;
  return { credentialId: id, publicKey: new Uint8Array(publicKey), counter, transports: transports ?? [] };
}

/** How often the passkey says it was used, or null when the answer is not right in every part, or its count went back. */
export async function readAuthentication(
  party: RelyingParty,
  response: unknown,
  expected: { readonly challenge: string; readonly passkey: StoredPasskey },
): Promise<number | null> {
  const { credentialId, publicKey, counter } = expected.passkey;
  const verified = await verifyAuthenticationResponse({
    response: response as Parameters<typeof verifyAuthenticationResponse>[0]['response'],
    expectedChallenge: expected.challenge,
    expectedOrigin: party.origin,
    expectedRPID: party.id,
    requireUserVerification: true,
    credential: { id: credentialId, publicKey, counter },
  }).catch(() => null);
  return verified?.verified === true ? verified.authenticationInfo.newCounter : null;
}

/** Which passkey an answer claims to be of. */
export function claimedCredential(response: unknown): string | null {
  if (typeof response !== 'object' || response === null || !('id' in response)) return null;
  return typeof response.id === 'string' ? response.id : null;
}
