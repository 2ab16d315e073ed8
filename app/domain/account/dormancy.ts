const day = 86_400_000;

/** Days without signing in. Nobody is closed out who was not warned a fortnight before. */
const dormancyDays = { warned: 60, closed: 90, afterWarning: 14 } as const;

/** When an account was last opened or used, and when its owner was last warned. */
export type AccountUse = {
  readonly activeSince: Date;
  readonly lastSignedInAt: Date | null;
  readonly dormancyWarnedAt: Date | null;
};

/** What is to be done about an account at this moment. */
export type Dormancy = 'awake' | 'warn' | 'warned' | 'close';

/** Since when nobody has used it. */
export const idleSince = ({ activeSince, lastSignedInAt }: AccountUse): Date =>
  lastSignedInAt !== null && lastSignedInAt > activeSince ? lastSignedInAt : activeSince;

/**
 * Warns after 60 days and closes after 90, counted in whole days from the last use. A warning from before that use
 * counts for nothing; one that came late, because the worker was away, gives its fortnight all the same.
 */
export function dormancyOf(use: AccountUse, now: Date): Dormancy {
  const since = idleSince(use);
  const idle = now.getTime() - since.getTime();
  if (idle < dormancyDays.warned * day) return 'awake';
  const { dormancyWarnedAt } = use;
  if (dormancyWarnedAt === null || dormancyWarnedAt < since) return 'warn';
  const sinceWarning = now.getTime() - dormancyWarnedAt.getTime();
  return idle >= dormancyDays.closed * day && sinceWarning >= dormancyDays.afterWarning * day
    ? 'close'
    : 'warned';
}

/** Accounts last used before this are looked at; the others are awake. */
export const lookBefore = (now: Date): Date => new Date(now.getTime() - dormancyDays.warned * day);
