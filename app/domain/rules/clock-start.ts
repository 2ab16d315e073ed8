import { Temporal } from 'temporal-polyfill';

import { isWorkingDay } from '#app/domain/calendar/day-status.ts';
import { londonInstant, londonTime } from '#app/domain/calendar/london.ts';
import type { WorkingCalendar } from '#app/domain/calendar/working-calendar.ts';
import { nextWorkingDay } from '#app/domain/calendar/working-days.ts';
import { officeOpens } from '#app/domain/calendar/working-hours.ts';
import type { Explanation } from '#app/domain/rules/due.ts';

export interface ClockStart {
  readonly at: Date;
  readonly wall: Temporal.PlainDateTime;
  readonly moved: Explanation['clockStart']['moved'];
}

/**
 * When counting begins. Without a cut-off it is the trigger itself. With one, a trigger at or after it, or on
 * a day off, begins at 09:00 on the next working day, and one in the small hours at 09:00 the same day.
 */
export function clockStart(cutOff: string | null, at: Date, calendar: WorkingCalendar): ClockStart {
  const wall = londonTime(at);
  if (cutOff === null) return { at, wall, moved: null };
  const date = wall.toPlainDate();
  if (!isWorkingDay(calendar, date)) return openingOf(nextWorkingDay(calendar, date), 'non-working-day');
  const time = wall.toPlainTime();
  if (Temporal.PlainTime.compare(time, Temporal.PlainTime.from(cutOff)) >= 0)
    return openingOf(nextWorkingDay(calendar, date), 'after-cut-off');
  if (Temporal.PlainTime.compare(time, officeOpens) < 0) return openingOf(date, 'before-opening');
  return { at, wall, moved: null };
}

function openingOf(date: Temporal.PlainDate, moved: ClockStart['moved']): ClockStart {
  const wall = date.toPlainDateTime(officeOpens);
  return { at: londonInstant(wall), wall, moved };
}
