import { Temporal } from 'temporal-polyfill';

import { isWorkingDay } from '#app/domain/calendar/day-status.ts';
import type { WorkingCalendar } from '#app/domain/calendar/working-calendar.ts';
import { workingDayAt } from '#app/domain/calendar/working-index.ts';

type Step = 1 | -1;

/** The working day `count` after a date, which itself is day 0 and need not be working. 0 gives the date back. */
export function addWorkingDays(
  calendar: WorkingCalendar,
  date: Temporal.PlainDate,
  count: number,
): Temporal.PlainDate {
  const found = workingDayAt(calendar, numberOf(date), count);
  if (found !== null) return dateOf(found);
  let day = date;
  for (let counted = 0; counted < count; counted++) day = seek(calendar, day.add({ days: 1 }), 1);
  return day;
}

/** The working day `count` before a date, which itself is day 0 and need not be working. 0 gives the date back. */
export function subtractWorkingDays(
  calendar: WorkingCalendar,
  date: Temporal.PlainDate,
  count: number,
): Temporal.PlainDate {
  const found = workingDayAt(calendar, numberOf(date), -count);
  if (found !== null) return dateOf(found);
  let day = date;
  for (let counted = 0; counted < count; counted++) day = seek(calendar, day.subtract({ days: 1 }), -1);
  return day;
}

/** The first working day after a date. */
export function nextWorkingDay(calendar: WorkingCalendar, date: Temporal.PlainDate): Temporal.PlainDate {
  return addWorkingDays(calendar, date, 1);
}

/** The date itself when it is a working day, otherwise the next one. */
export function workingDayFrom(calendar: WorkingCalendar, date: Temporal.PlainDate): Temporal.PlainDate {
  return seek(calendar, date, 1);
}

/** The date itself when it is a working day, otherwise the one before. */
export function workingDayUntil(calendar: WorkingCalendar, date: Temporal.PlainDate): Temporal.PlainDate {
  return seek(calendar, date, -1);
}

const dayLength = 86_400_000;

function numberOf({ year, month, day }: Temporal.PlainDate): number {
  return Date.UTC(year, month - 1, day) / dayLength;
}

function dateOf(day: number): Temporal.PlainDate {
  const date = new Date(day * dayLength);
  return new Temporal.PlainDate(date.getUTCFullYear(), date.getUTCMonth() + 1, date.getUTCDate());
}

/** Ends, because a calendar holds only so many holidays and closures. */
function seek(calendar: WorkingCalendar, from: Temporal.PlainDate, step: Step): Temporal.PlainDate {
  let day = from;
  while (!isWorkingDay(calendar, day)) day = day.add({ days: step });
  return day;
}
