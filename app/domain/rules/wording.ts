import { Temporal } from 'temporal-polyfill';

import type { IsoDate } from '#app/domain/calendar/working-calendar.ts';

export { eventInWords } from '#app/domain/rules/event-in-words.ts';
export { lengthInWords, spanInWords } from '#app/domain/rules/length-in-words.ts';

const weekdays = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];
const months = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];

/** `Monday 29 March 2027`. Spelt out here so that no locale data can change what was promised. */
export function dateInWords(date: IsoDate): string {
  const day = Temporal.PlainDate.from(date);
  return `${weekdays[day.dayOfWeek - 1]} ${day.day} ${monthInWords(date)}`;
}

/** `March 2027`. */
export function monthInWords(date: IsoDate): string {
  const day = Temporal.PlainDate.from(date);
  return `${months[day.month - 1]} ${day.year}`;
}

/** `Monday 29 March 2027 at 14:30`, from London wall time. */
export function momentInWords(local: string): string {
  return `${dateInWords(local.slice(0, 10))} at ${local.slice(11, 16)}`;
}
