import { setTimeout as wait } from 'node:timers/promises';

import type { Result } from '#app/domain/shared/result.ts';
import { faultCode } from '#app/store/shared/fault.server.ts';

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
  } catch (error) {
    if (error instanceof GaveUp) throw error;
    ledger.count('unanswered');
    return null;
  }
}

const patience = 120;
const pause = 500;

/** Asked again and again in vain: not an outage, which ends, but a promise broken. */
export class GaveUp extends Error {
  override readonly name = 'GaveUp';
}

/** As a person does who presses again when nothing came back: the same thing until it is answered. */
export async function insist<T>(attempt: () => Promise<T>): Promise<T> {
  for (let tries = 1; ; tries++) {
    try {
      return await attempt();
    } catch (error) {
      const fault = faultCode(error);
      // The same thing once more is what the service must take in its stride, so asking on would only hide this.
      if (forGood.includes(fault)) throw new GaveUp(`what was asked was refused for good: ${fault}`);
      if (tries === patience)
        throw new GaveUp(`asked ${String(patience)} times, and the last time: ${fault}`);
      await wait(pause);
    }
  }
}

/** A unique key was broken, by PostgreSQL's code and by Prisma's, or a right is missing. */
const forGood = ['23505', 'P2002', '42501'];
