import { Temporal } from 'temporal-polyfill';

import { dayStatus } from '#app/domain/calendar/day-status.ts';
import { londonDate } from '#app/domain/calendar/london-date.ts';
import type { IsoDate, WorkingCalendar } from '#app/domain/calendar/working-calendar.ts';

export type ClosureRefusal = {
  readonly kind: 'not-ahead' | 'years-ahead' | 'no-working-day' | 'already-closed';
};

export type ReopeningRefusal = { readonly kind: 'closure-begun' | 'not-closed' };

/** Why a day is taken away again. */
export const reopeningReasons = ['wrong-day', 'wrong-authority', 'opens-after-all'] as const;
export type ReopeningReason = (typeof reopeningReasons)[number];

/** Further ahead nobody plans a closure, and a year was mistyped. */
const mostYears = 3;

/**
 * What keeps a day from being closed; null when nothing does. What has begun has counted already, so only days to come
 * are closed, and no day that counts for nobody anyway.
 */
export function keptFromClosing(date: IsoDate, calendar: WorkingCalendar, now: Date): ClosureRefusal | null {
  const today = londonDate(now);
  if (date <= today) return { kind: 'not-ahead' };
  if (date > Temporal.PlainDate.from(today).add({ years: mostYears }).toString())
    return { kind: 'years-ahead' };
  const { kind } = dayStatus(calendar, Temporal.PlainDate.from(date));
  if (kind === 'closure') return { kind: 'already-closed' };
  return kind === 'working' ? null : { kind: 'no-working-day' };
}

/**
 * What keeps a closed day from being opened again; null when nothing does. Once it has begun it has counted as closed, and
 * somebody may have relied on that.
 */
export function keptFromReopening(
  date: IsoDate,
  { closures }: Pick<WorkingCalendar, 'closures'>,
  now: Date,
): ReopeningRefusal | null {
  if (closures?.has(date) !== true) return { kind: 'not-closed' };
  return date <= londonDate(now) ? { kind: 'closure-begun' } : null;
}
