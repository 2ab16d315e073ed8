import type { Explanation } from '#app/domain/rules/due.ts';

export type DeadlineStatus = 'open' | 'paused' | 'met' | 'met-late' | 'waived' | 'cancelled';

/** A stretch in which the clock stood still, or still does: `to` is null. */
export type KeptPause = { readonly from: Date; readonly to: Date | null };

/** A deadline that still runs, open or paused, as an event or a person finds it. */
export type RunningDeadline = {
  readonly id: string;
  readonly caseId: string;
  readonly ruleKey: string;
  readonly ruleVersion: number;
  readonly version: number;
  readonly status: 'open' | 'paused';
  readonly dueAt: Date;
  readonly triggerAt: Date;
  readonly openedAt: Date;
  readonly chainStartedAt: Date;
  readonly explanation: Explanation;
  readonly pauses: readonly KeptPause[];
};

/** Since when the clock stands still, or null while it runs. */
export function pausedSince({ pauses }: Pick<RunningDeadline, 'pauses'>): Date | null {
  return pauses.find(({ to }) => to === null)?.from ?? null;
}
