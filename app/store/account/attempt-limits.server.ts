import { RateLimiterPostgres, RateLimiterRes } from 'rate-limiter-flexible';
import type { Db } from '#app/store/shared/database.server.ts';

/** Slows down whoever guesses. Nobody is ever locked out: the wait grows to a few minutes and then no further. */
export type AttemptLimit = {
  /** Counts one attempt. Returns the seconds to wait, or 0 when it may go ahead. */
  readonly admit: (key: string) => Promise<number>;
  /** Takes one attempt back, when it turned out to be honest. */
  readonly forgive: (key: string) => Promise<void>;
  /** Forgets the key altogether. */
  readonly forget: (key: string) => Promise<void>;
};

export type AttemptLimits = {
  /** Sign-in, by account and address together. */
  readonly account: AttemptLimit;
  /** Sign-in, by address: wide enough for an office behind one address. */
  readonly address: AttemptLimit;
  /** Asking for a new password, by account: nobody's inbox is flooded. */
  readonly reset: AttemptLimit;
  /** Forms that anybody may send without signing in, by address. */
  readonly publicForm: AttemptLimit;
  /** Emergency access, by account: who tries references one after the other waits. */
  readonly emergency: AttemptLimit;
};

const minute = 60;

export const createAttemptLimits = (db: Db): AttemptLimits => ({
  account: createLimit(db, { prefix: 'account', free: 5, window: 60 * minute, longestWait: 5 * minute }),
  address: createLimit(db, { prefix: 'address', free: 50, window: 15 * minute, longestWait: 2 * minute }),
  emergency: createLimit(db, { prefix: 'emergency', free: 5, window: 60 * minute, longestWait: 5 * minute }),
  reset: createLimit(db, { prefix: 'reset', free: 3, window: 60 * minute, longestWait: 10 * minute }),
  publicForm: createLimit(db, { prefix: 'public', free: 60, window: 60 * minute, longestWait: minute }),
});

type Settings = {
  readonly prefix: string;
  /** Attempts in the window before anybody waits. */
  readonly free: number;
  readonly window: number;
  readonly longestWait: number;
};

function createLimit(db: Db, { prefix, free, window, longestWait }: Settings): AttemptLimit {
  const storage = {
    storeClient: clientFor(db),
    storeType: 'client',
    tableName: 'rate_limit',
    tableCreated: true,
  };
  const count = new RateLimiterPostgres({
    ...storage,
    keyPrefix: `${prefix}-count`,
    points: free,
    duration: window,
  });
  const gate = new RateLimiterPostgres({
    ...storage,
    keyPrefix: `${prefix}-gate`,
    points: 1,
    duration: longestWait,
  });
  return {
    async admit(key) {
      const closed = await gate.get(key);
      if (closed && closed.msBeforeNext > 0) return seconds(closed);
      const { consumedPoints } = await count.penalty(key);
      if (consumedPoints <= free) return 0;
      return passGate(gate, key, Math.min(longestWait, 2 ** Math.min(consumedPoints - free + 1, 10)));
    },
    async forgive(key) {
      await count.reward(key);
    },
    async forget(key) {
      await Promise.all([count.delete(key), gate.delete(key)]);
    },
  };
}

/** Goes through the gate and shuts it behind, in one statement: of several at once only one gets through. */
async function passGate(gate: RateLimiterPostgres, key: string, shutFor: number): Promise<number> {
  try {
    await gate.consume(key, 1, { customDuration: shutFor });
    return 0;
  } catch (refused) {
    if (refused instanceof RateLimiterRes) return seconds(refused);
    throw refused;
  }
}

const seconds = ({ msBeforeNext }: RateLimiterRes): number => Math.max(1, Math.ceil(msBeforeNext / 1000));

/** The library speaks to a `pg` client; this lets it use the connections we have. Its statements, our parameters. */
function clientFor(db: Db) {
  return {
    query: async ({ text, values }: { text: string; values: readonly (string | number | null)[] }) => {
      const result = await db.$queryRawUnsafe<Record<string, unknown>[]>(text, ...values);
      return { rows: result.map(withNumbers), rowCount: result.length };
    },
  };
}

const withNumbers = (row: Record<string, unknown>) =>
  Object.fromEntries(
    Object.entries(row).map(([name, value]) => [name, typeof value === 'bigint' ? Number(value) : value]),
  );
