import { Temporal } from 'temporal-polyfill';

import { isWorkingDay } from '#app/domain/calendar/day-status.ts';
import type { IsoDate, WorkingCalendar } from '#app/domain/calendar/working-calendar.ts';
import { subtractWorkingDays } from '#app/domain/calendar/working-days.ts';
import type { Adjustment } from '#app/domain/rules/due.ts';
import type { Unit } from '#app/domain/rules/rule.ts';

type DayUnit = Exclude<Unit, 'hours'>;

export interface Span {
  readonly amount: number;
  readonly unit: DayUnit;
}

export interface CountedDate {
  readonly date: Temporal.PlainDate;
  readonly adjustments: readonly Adjustment[];
}

export interface Walk {
  readonly calendar: WorkingCalendar;
  readonly paused: ReadonlySet<IsoDate>;
  readonly startCounts: boolean;
}

/** The date a span after another, leaving out paused days and, for working days, days off. */
export function countForward(from: Temporal.PlainDate, span: Span, walk: Walk): CountedDate {
  const days = daysIn(span);
  if (days !== null) return { date: walkDays(from, days, span.unit, walk), adjustments: [] };
  const whole = corresponding(from, span, 1);
  const lost = pausedBetween(from, whole.date, walk.paused);
  return { ...whole, date: walkDays(whole.date, lost, 'calendar-days', { ...walk, startCounts: false }) };
}

/** The date a span before another, which is day 0. */
export function countBack(from: Temporal.PlainDate, span: Span, calendar: WorkingCalendar): CountedDate {
  if (span.unit === 'working-days')
    return { date: subtractWorkingDays(calendar, from, span.amount), adjustments: [] };
  return corresponding(from, span, -1);
}

/** How many days a span is, where that is fixed. */
function daysIn({ amount, unit }: Span): number | null {
  if (unit === 'months' || unit === 'years') return null;
  return unit === 'weeks' ? amount * 7 : amount;
}

/** The same day of the later or earlier month, or that month's last day when it has no such day. */
function corresponding(from: Temporal.PlainDate, { amount, unit }: Span, sign: 1 | -1): CountedDate {
  if (unit === 'calendar-days' || unit === 'weeks')
    return { date: from.add({ [unit === 'weeks' ? 'weeks' : 'days']: amount * sign }), adjustments: [] };
  const date = from.add({ [unit === 'years' ? 'years' : 'months']: amount * sign });
  return { date, adjustments: date.day === from.day ? [] : ['last-day-of-month'] };
}

function walkDays(from: Temporal.PlainDate, days: number, unit: Unit, walk: Walk): Temporal.PlainDate {
  let day = walk.startCounts ? from.subtract({ days: 1 }) : from;
  for (let counted = 0; counted < days;) {
    day = day.add({ days: 1 });
    if (counts(day, unit, walk)) counted++;
  }
  return day;
}

function counts(day: Temporal.PlainDate, unit: Unit, { calendar, paused }: Walk): boolean {
  if (paused.has(day.toString())) return false;
  return unit !== 'working-days' || isWorkingDay(calendar, day);
}

/** Paused days after one date, up to and including another. */
function pausedBetween(
  from: Temporal.PlainDate,
  to: Temporal.PlainDate,
  paused: ReadonlySet<IsoDate>,
): number {
  const [first, last] = [from.toString(), to.toString()];
  return [...paused].filter((date) => date > first && date <= last).length;
}
