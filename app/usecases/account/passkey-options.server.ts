import type { RelyingParty } from '#app/domain/account/relying-party.ts';
import type { Actor } from '#app/domain/account/actor.ts';
import { findOwnNames } from '#app/store/account/accounts.server.ts';
import { keepChallenge } from '#app/store/account/passkey-challenges.server.ts';
import { passkeysOf } from '#app/store/account/passkeys.server.ts';
import {
  authenticationOptions,
  registrationOptions,
  type PasskeyOptions,
} from '#app/store/account/webauthn.server.ts';
import { asUser, type Tx } from '#app/store/shared/database.server.ts';
import type { Deps } from '#app/usecases/deps.ts';

type OptionsDeps = Pick<Deps, 'db' | 'now' | 'newId'> & { readonly party: RelyingParty };

export type Asked = { readonly id: string; readonly options: PasskeyOptions };

/** Asks for any passkey of this service: who signs in with it is said by the passkey. */
export async function askForAnyPasskey(deps: OptionsDeps): Promise<Asked> {
  const options = await authenticationOptions(deps.party, []);
  return deps.db.$transaction((tx) => keep(deps, tx, options, null));
}

/** Asks this person for one of their passkeys. */
export function askForPasskey(deps: OptionsDeps, { userId }: Actor): Promise<Asked> {
  return asUser(deps.db, userId, async (tx) => {
    const options = await authenticationOptions(deps.party, await passkeysOf(tx, userId));
    return keep(deps, tx, options, userId);
  });
}

/** Asks an authenticator for a new passkey of this person. */
export async function askForNewPasskey(deps: OptionsDeps, { userId }: Actor): Promise<Asked> {
  const [name = '', email = ''] = await findOwnNames(deps.db, userId);
  return asUser(deps.db, userId, async (tx) => {
    const present = await passkeysOf(tx, userId);
    const options = await registrationOptions(deps.party, { userId, name, email }, present);
    return keep(deps, tx, options, userId);
  });
}

async function keep(
  { newId, now }: OptionsDeps,
  tx: Tx,
  options: PasskeyOptions,
  userId: string | null,
): Promise<Asked> {
  const id = newId();
  await keepChallenge(tx, { id, challenge: options.challenge, userId, now: now() });
  return { id, options };
}
