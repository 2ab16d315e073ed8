import { setTimeout as wait } from 'node:timers/promises';

import type { Result } from '#app/domain/shared/result.ts';

import type { Ledger, Obligation } from './ledger.ts';

/** Asks the service to keep something and writes down what it answered; null when it refused or nobody knows. */
export async function ask<T>(
  ledger: Ledger,
  attempt: () => Promise<Result<T, { readonly kind: string }>>,
  obligation: (kept: T) => Obligation,
): Promise<T | null> {
  try {
    const result = await attempt();
    if (!result.ok) {
      ledger.count('refused');
      return null;
    }
    ledger.add(obligation(result.value));
    return result.value;
  } catch {
    ledger.count('unanswered');
    return null;
  }
}

const patience = 60;
const pause = 500;

/** As a person does who presses again when nothing came back: the same thing until it is answered. */
export async function insist<T>(attempt: () => Promise<T>): Promise<T> {
  for (let tries = 1; ; tries++) {
    try {
      return await attempt();
    } catch (error) {
      if (tries === patience) throw error;
      await wait(pause);
    }
  }
}
