import type { AttemptLimits } from '#app/store/account/attempt-limits.server.ts';

/** Whose attempt to prove who they are is counted, and from where. */
export type AttemptKeys = { readonly account: string; readonly address: string };

export type Wait = { readonly kind: 'wait'; readonly seconds: number };

/** Whoever it is from this address. `who` names an account without giving its address away. */
export const attemptKeys = (who: string, clientAddress: string): AttemptKeys => ({
  account: `${who}|${clientAddress}`,
  address: clientAddress,
});

/** Counts one attempt. Answers the seconds to wait, or 0 when it may go ahead. */
export async function admitAttempt(limits: AttemptLimits, keys: AttemptKeys): Promise<number> {
  const byAddress = await limits.address.admit(keys.address);
  return byAddress > 0 ? byAddress : limits.account.admit(keys.account);
}

/** The attempt was honest: it counts against nobody who shares the address. */
export async function attemptSucceeded(limits: AttemptLimits, keys: AttemptKeys): Promise<void> {
  await Promise.all([limits.account.forget(keys.account), limits.address.forgive(keys.address)]);
}
