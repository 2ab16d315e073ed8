import type { AgeReached, Counting, Length, Rung, Unit } from '#app/domain/rules/rule.ts';

/** `1 working day`, `6 months`. */
export function spanInWords(amount: number, unit: Unit | Rung['after']['unit']): string {
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

/** How the length is counted, to follow it. */
export const countingInWords = {
  'day-after': ', counted from the day after',
  'same-day-is-day-1': ', with the first day counted as day 1',
  elapsed: ', counted by the clock, day and night',
  'corresponding-date': ', to the same day of the calendar',
  'count-back': ', counted back from the day before',
  none: '',
} as const satisfies Record<Counting, string>;
