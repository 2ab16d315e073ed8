import { Temporal } from 'temporal-polyfill';

import type { IsoDate } from '#app/domain/calendar/working-calendar.ts';
import type { CountedDate } from '#app/domain/rules/count-days.ts';

/**
 * The date an age is reached. Someone born on 29 February has their birthday on 1 March in other years
 * (Family Law Reform Act 1969 s.9 and Age of Legal Capacity (Scotland) Act 1991 s.6 speak of the day; this one is custom).
 */
export function ageReachedOn(born: IsoDate, years: number, months: number): CountedDate {
  const birth = Temporal.PlainDate.from(born);
  const date = birth.add({ years, months });
  if (date.day === birth.day) return { date, adjustments: [] };
  if (months === 0) return { date: date.add({ days: 1 }), adjustments: ['first-of-march'] };
  return { date, adjustments: ['last-day-of-month'] };
}
