import { isKnown, momentOf, wallOf } from '#app/domain/calendar/london-clock.ts';
import type { WorkingCalendar } from '#app/domain/calendar/working-calendar.ts';
import { workingDayAt } from '#app/domain/calendar/working-index.ts';
import type { AfterTrigger, Rule } from '#app/domain/rules/rule.ts';

const hour = 3_600_000;
const dayLength = 86_400_000;

/**
 * The due moment of the common rule in whole numbers: a length counted from the trigger, without cut-off or pauses.
 * Milliseconds since 1970, or null for every other rule and for dates far off, which are counted with Temporal. Both
 * ways come to the same moment.
 */
export function quickDue(rule: Rule, at: Date, calendar: WorkingCalendar): number | null {
  const { length, cutOff } = rule;
  const started = at.getTime();
  if (length.kind !== 'after-trigger' || cutOff !== null || !isKnown(started)) return null;
  if (length.unit === 'hours') return started + length.amount * hour;
  const time = timeOfDay(rule.dueTime);
  const day = lastDay(rule, length, { day: Math.floor(wallOf(started) / dayLength), calendar });
  if (time === null || day === null || !isKnown(day * dayLength)) return null;
  return momentOf(day * dayLength + time);
}

type From = { readonly day: number; readonly calendar: WorkingCalendar };

/** The day a count ends on, as a number since 1970. */
function lastDay({ counting }: Rule, { amount, unit }: AfterTrigger, { day, calendar }: From): number | null {
  const dayZero = counting === 'same-day-is-day-1' ? day - 1 : day;
  switch (unit) {
    case 'working-days':
      return workingDayAt(calendar, dayZero, amount);
    case 'calendar-days':
      return dayZero + amount;
    case 'weeks':
      return dayZero + amount * 7;
    case 'months':
      return correspondingDay(day, amount);
    case 'years':
      return correspondingDay(day, amount * 12);
    case 'hours':
      return null;
  }
}

/** The same day so many months later, or that month's last day when it has no such day. */
function correspondingDay(from: number, months: number): number {
  const date = new Date(from * dayLength);
  const [year, month] = [date.getUTCFullYear(), date.getUTCMonth() + months];
  const lastOfMonth = new Date(Date.UTC(year, month + 1, 0)).getUTCDate();
  return Date.UTC(year, month, Math.min(date.getUTCDate(), lastOfMonth)) / dayLength;
}

/** Milliseconds into the day of `HH:MM:SS`; null for any other way to write a time. */
function timeOfDay(time: string): number | null {
  if (!/^[0-2]\d:[0-5]\d:[0-5]\d$/u.test(time)) return null;
  return Date.UTC(1970, 0, 1, Number(time.slice(0, 2)), Number(time.slice(3, 5)), Number(time.slice(6, 8)));
}
