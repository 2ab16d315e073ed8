import type { Actor } from '#app/domain/account/actor.ts';
import { mayRemoveFactor } from '#app/domain/account/factors-view.ts';
import { accept, refuse, type Result } from '#app/domain/shared/result.ts';
import { removeAuthenticator } from '#app/store/account/authenticators.server.ts';
import { readFactors } from '#app/store/account/factor-queries.server.ts';
import { removePasskey } from '#app/store/account/passkeys.server.ts';
import { makeRecoveryCodes } from '#app/store/account/recovery-codes.server.ts';
import { asUser, oneAtATime } from '#app/store/shared/database.server.ts';
import { recordAccountChange } from '#app/usecases/account/tell-owner.server.ts';
import type { Deps } from '#app/usecases/deps.ts';

/** `authenticator`, or the id of a passkey. */
export type FactorNamed = 'authenticator' | { readonly passkeyId: string };

export type RemovalRefusal = { readonly kind: 'last-factor' } | { readonly kind: 'not-found' };

/** Somebody gives up one of their ways to sign in; the last one stays until there is another. */
export async function removeFactor(
  deps: Deps,
  actor: Actor,
  named: FactorNamed,
): Promise<Result<undefined, RemovalRefusal>> {
  const { userId, label: actorLabel } = actor;
  const now = deps.now();
  const result = await asUser(deps.db, userId, async (tx) => {
    await oneAtATime(tx, `factors of ${userId}`);
    if (!mayRemoveFactor(await readFactors(tx, userId))) return refuse({ kind: 'last-factor' } as const);
    const removed =
      named === 'authenticator'
        ? await removeAuthenticator(tx, userId, now)
        : await removePasskey(tx, { id: named.passkeyId, userId, now });
    if (!removed) return refuse({ kind: 'not-found' } as const);
    await recordAccountChange(tx, {
      userId,
      actorLabel,
      action: 'factor.removed',
      detail: { factor: named === 'authenticator' ? named : 'passkey' },
      news: 'factor-removed',
      now,
      newId: deps.newId,
    });
    return accept(undefined);
  });
  if (result.ok) deps.bell.ring('send');
  return result;
}

/** New recovery codes, shown now and never again; those before them stop working. */
export async function renewRecoveryCodes(deps: Deps, actor: Actor): Promise<readonly string[]> {
  const { userId, label: actorLabel } = actor;
  const now = deps.now();
  const codes = await asUser(deps.db, userId, async (tx) => {
    const made = await makeRecoveryCodes(tx, deps, userId, now);
    const change = { userId, actorLabel, now, newId: deps.newId, detail: {} };
    await recordAccountChange(tx, {
      ...change,
      action: 'recovery-codes.renewed',
      news: 'recovery-codes-renewed',
    });
    return made;
  });
  deps.bell.ring('send');
  return codes;
}
