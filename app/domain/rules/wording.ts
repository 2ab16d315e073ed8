import { Temporal } from 'temporal-polyfill';

import type { IsoDate } from '#app/domain/calendar/working-calendar.ts';
import type { AgeReached, Length, Unit } from '#app/domain/rules/rule.ts';

export { eventInWords } from '#app/domain/rules/event-in-words.ts';

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
  return `${weekdays[day.dayOfWeek - 1]} ${day.day} ${months[day.month - 1]} ${day.year}`;
}

/** `Monday 29 March 2027 at 14:30`, from London wall time. */
export function momentInWords(local: string): string {
  return `${dateInWords(local.slice(0, 10))} at ${local.slice(11, 16)}`;
}

/** `1 working day`, `6 months`. */
export function spanInWords(amount: number, unit: Unit): string {
  const plural = unit.replace('-', ' ');
  return `${amount} ${amount === 1 ? plural.slice(0, -1) : plural}`;
}

/** How long a rule runs, as the object of "The rule allows". */
export function lengthInWords(length: Length): string {
  switch (length.kind) {
    case 'after-trigger':
      return spanInWords(length.amount, length.unit);
    case 'before-date':
      return `until ${spanInWords(length.amount, length.unit)} before ${anchors[length.anchor]}`;
    case 'age-reached':
      return ageInWords(length);
    case 'after-age':
      return `${spanInWords(length.amount, length.unit)} from age ${length.years}, or from the event if later`;
    case 'supplied-date':
      return 'until the date that was recorded';
    case 'event-only':
      return 'no fixed time';
    case 'earliest-of':
      return `the earliest of: ${length.of.map(lengthInWords).join('; ')}`;
  }
}

const anchors = {
  'supplied-date': 'the date that was recorded',
  'eighteenth-birthday': 'the 18th birthday',
} as const;

function ageInWords({ years, months }: AgeReached): string {
  return `until age ${years}${months === 0 ? '' : ` and ${spanInWords(months, 'months')}`}`;
}
