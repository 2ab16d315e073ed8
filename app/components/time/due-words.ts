import { londonDayNumber } from '#app/components/time/london.ts';

const hour = 3_600_000;

export type Urgency = 'overdue' | 'due-today' | 'due-soon' | 'later';

/** How pressing an open deadline is: soon means within three days. */
export function urgencyOf(dueAt: string, now: string): Urgency {
  if (Date.parse(dueAt) <= Date.parse(now)) return 'overdue';
  const days = londonDayNumber(dueAt) - londonDayNumber(now);
  if (days === 0) return 'due-today';
  return days <= 3 ? 'due-soon' : 'later';
}

/** In 2 days, in 5 hours, 3 days overdue. Within a day of the moment, hours say more than days. */
export function dueWords(dueAt: string, now: string): string {
  const ahead = Date.parse(dueAt) - Date.parse(now);
  const amount = Math.abs(ahead) < 24 * hour ? hoursWords(Math.abs(ahead)) : daysWords(dueAt, now);
  return ahead > 0 ? `in ${amount}` : `${amount} overdue`;
}

function hoursWords(distance: number): string {
  if (distance < hour) return plural(Math.max(1, Math.floor(distance / 60_000)), 'minute');
  return plural(Math.floor(distance / hour), 'hour');
}

const daysWords = (dueAt: string, now: string) =>
  plural(Math.abs(londonDayNumber(dueAt) - londonDayNumber(now)), 'day');

const plural = (count: number, noun: string) => `${count} ${noun}${count === 1 ? '' : 's'}`;
