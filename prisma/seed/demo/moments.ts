import { Temporal } from 'temporal-polyfill';

import { londonInstant, londonTime } from '#app/domain/calendar/london.ts';
import type { WorkingCalendar } from '#app/domain/calendar/working-calendar.ts';
import { subtractWorkingDays } from '#app/domain/calendar/working-days.ts';

/** A moment before now: so many minutes ago, or a time of day so many working days back (1 is the last one before today). */
export type Moment = { readonly minutesAgo: number } | { readonly back: number; readonly at: string };

export const minutesAgo = (minutes: number): Moment => ({ minutesAgo: minutes });
export const back = (days: number, at: string): Moment => ({ back: days, at });

export function instantOf(moment: Moment, now: Date, calendar: WorkingCalendar): Date {
  if ('minutesAgo' in moment) return new Date(now.getTime() - moment.minutesAgo * 60_000);
  const day = subtractWorkingDays(calendar, londonTime(now).toPlainDate(), moment.back);
  return londonInstant(day.toPlainDateTime(Temporal.PlainTime.from(moment.at)));
}
