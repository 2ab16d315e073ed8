import type { Temporal } from 'temporal-polyfill';

import type { WorkingCalendar } from '#app/domain/calendar/working-calendar.ts';

/** Why a day is not a working day. Where two reasons hold, the holiday is named before the weekend. */
export type DayOff =
  | { readonly kind: 'holiday'; readonly name: string }
  | { readonly kind: 'closure'; readonly name: string }
  | { readonly kind: 'weekend'; readonly name: 'Saturday' | 'Sunday' };

export type DayStatus = { readonly kind: 'working' } | DayOff;

const saturday = 6;
const sunday = 7;

/** Whether a day is a working day here, and if not, why not (SI 2010/959 reg. 2 for England; bank holidays by division). */
export function dayStatus(calendar: WorkingCalendar, date: Temporal.PlainDate): DayStatus {
  const iso = date.toString();
  const holiday = calendar.holidays.get(iso);
  if (holiday !== undefined) return { kind: 'holiday', name: holiday };
  const closure = calendar.closures?.get(iso);
  if (closure !== undefined) return { kind: 'closure', name: closure };
  if (date.dayOfWeek === saturday) return { kind: 'weekend', name: 'Saturday' };
  if (date.dayOfWeek === sunday) return { kind: 'weekend', name: 'Sunday' };
  return { kind: 'working' };
}

export function isWorkingDay(calendar: WorkingCalendar, date: Temporal.PlainDate): boolean {
  return dayStatus(calendar, date).kind === 'working';
}
