import { readFileSync } from 'node:fs';

import { parse } from 'csv-parse/sync';

import { calendarFrom, type WorkingCalendar } from '#app/domain/calendar/working-calendar.ts';
import type { Trigger } from '#app/domain/rules/due.ts';
import type { BeforeDate, Rule } from '#app/domain/rules/rule.ts';
import { aRule, aRuleOf } from '#tests/unit/domain/rules/a-rule.ts';
import { calendars, holidayRows } from '#tests/unit/domain/rules/published-calendars.ts';

/** One line of the hand-made table. Times are London wall times but for those that end in Z. */
export interface AwkwardCase {
  readonly place: string;
  readonly rule: string;
  readonly trigger: string;
  /** A day is its end. `marked`: bank holidays of a year the count reached are not known. */
  readonly due: string;
  /** How it was worked out by hand, from the calendar and not from the program. */
  readonly worked: string;
  readonly source: string;
}

export const awkwardCases: readonly AwkwardCase[] = parse(
  readFileSync(new URL('awkward-cases.csv', import.meta.url), 'utf8'),
  { columns: true, delimiter: '|', quote: false },
);

const closed = (...dates: readonly string[]) => new Map(dates.map((date) => [date, 'Office closed']));

const places: Readonly<Record<string, WorkingCalendar>> = {
  England: calendars['england-and-wales'],
  Scotland: calendars.scotland,
  'Northern Ireland': calendars['northern-ireland'],
  'Kent, closed 29 to 31 December 2026': calendarFrom(
    holidayRows,
    'england-and-wales',
    closed('2026-12-29', '2026-12-30', '2026-12-31'),
  ),
  'Glasgow, local holidays': calendarFrom(
    holidayRows,
    'scotland',
    closed('2026-04-06', '2026-09-25', '2026-09-28'),
  ),
};

export function calendarOf({ place }: AwkwardCase): WorkingCalendar {
  const found = places[place];
  if (found === undefined) throw new Error(`No calendar for ${place}`);
  return found;
}

type Read = { readonly rule: Rule; readonly dates: Pick<Trigger, 'dateOfBirth' | 'suppliedDate'> };
type Parts = readonly string[];

/** The notations of the rule column; the first that fits is taken. */
const notations: readonly (readonly [RegExp, (parts: Parts) => Read])[] = [
  [/^(\d+ \S+)$/u, ([, words]) => plain(aRuleOf(words!))],
  [/^(\d+ \S+), same day$/u, ([, words]) => plain(aRuleOf(words!, { counting: 'same-day-is-day-1' }))],
  [/^(\d+ \S+), cut-off (\S+)$/u, ([, words, cutOff]) => plain(aRuleOf(words!, { cutOff: cutOff! }))],
  [
    /^(\d+) (\S+) before 18, born (\S+)$/u,
    ([, amount, unit, dateOfBirth]) => ({
      rule: countedBack(amount!, unit!, 'eighteenth-birthday'),
      dates: { dateOfBirth: dateOfBirth! },
    }),
  ],
  [
    /^(\d+) (\S+) before (\S+)$/u,
    ([, amount, unit, suppliedDate]) => ({
      rule: countedBack(amount!, unit!, 'supplied-date'),
      dates: { suppliedDate: suppliedDate! },
    }),
  ],
  [
    /^age (\d+) and (\d+), born (\S+)$/u,
    ([, years, months, dateOfBirth]) => ({
      rule: aRule({
        length: { kind: 'age-reached', years: Number(years), months: Number(months) },
        counting: 'none',
        dueTime: '00:00:00',
      }),
      dates: { dateOfBirth: dateOfBirth! },
    }),
  ],
  [
    /^(\d+) months from (\d+), born (\S+)$/u,
    ([, amount, years, dateOfBirth]) => ({
      rule: aRule({
        length: { kind: 'after-age', years: Number(years), amount: Number(amount), unit: 'months' },
        counting: 'corresponding-date',
      }),
      dates: { dateOfBirth: dateOfBirth! },
    }),
  ],
];

const plain = (rule: Rule): Read => ({ rule, dates: {} });

function countedBack(amount: string, unit: string, anchor: BeforeDate['anchor']): Rule {
  const length = {
    kind: 'before-date',
    amount: Number(amount),
    unit: unit as BeforeDate['unit'],
    anchor,
  } as const;
  return aRule({ length, counting: 'count-back' });
}

/** The rule a line speaks of, and the dates it hangs on. */
export function ruleOf({ rule: words }: AwkwardCase): Read {
  for (const [notation, read] of notations) {
    const parts = notation.exec(words);
    if (parts !== null) return read(parts);
  }
  throw new Error(`Cannot read the rule ${words}`);
}
