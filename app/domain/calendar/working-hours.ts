import { Temporal } from 'temporal-polyfill';

import { londonInstant, londonTime } from '#app/domain/calendar/london.ts';
import type { WorkingCalendar } from '#app/domain/calendar/working-calendar.ts';
import { nextWorkingDay, workingDayFrom } from '#app/domain/calendar/working-days.ts';

/** The product's office day, London: 09:00 to 17:00 on working days. */
export const officeOpens = Temporal.PlainTime.from('09:00');
const officeCloses = Temporal.PlainTime.from('17:00');

/** A whole number of office hours after a moment; outside the office day the count waits for it to open. */
export function addWorkingHours(calendar: WorkingCalendar, at: Date, hours: number): Date {
  let wall = officeTimeFrom(calendar, londonTime(at));
  let milliseconds = hours * 3_600_000;
  while (milliseconds > millisecondsLeft(wall)) {
    milliseconds -= millisecondsLeft(wall);
    wall = nextWorkingDay(calendar, wall.toPlainDate()).toPlainDateTime(officeOpens);
  }
  return londonInstant(wall.add({ milliseconds }));
}

/** The wall time itself within an office day, otherwise the next opening. */
function officeTimeFrom(calendar: WorkingCalendar, wall: Temporal.PlainDateTime): Temporal.PlainDateTime {
  const date = wall.toPlainDate();
  const day = workingDayFrom(calendar, date);
  if (!day.equals(date)) return day.toPlainDateTime(officeOpens);
  if (Temporal.PlainTime.compare(wall.toPlainTime(), officeOpens) < 0)
    return day.toPlainDateTime(officeOpens);
  if (Temporal.PlainTime.compare(wall.toPlainTime(), officeCloses) < 0) return wall;
  return nextWorkingDay(calendar, date).toPlainDateTime(officeOpens);
}

/** A whole number: a Date holds no finer moment, and Temporal takes no fraction of a unit. */
function millisecondsLeft(wall: Temporal.PlainDateTime): number {
  return wall.toPlainTime().until(officeCloses).total('milliseconds');
}
