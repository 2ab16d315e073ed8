import { describe, expect, test } from 'vitest';

import { isWorkingDay } from '#app/domain/calendar/day-status.ts';
import { calendarFrom } from '#app/domain/calendar/working-calendar.ts';
import { addWorkingDays, subtractWorkingDays, workingDayUntil } from '#app/domain/calendar/working-days.ts';
import { aRuleOf, aTrigger, dueOf } from '#tests/unit/domain/rules/a-rule.ts';
import { everyDay, plainDay } from '#tests/unit/domain/rules/all-days.ts';
import { isNaiveDayOff, naiveDue, type NaiveUnit } from '#tests/unit/domain/rules/naive-peer.ts';
import { calendars, holidayRows } from '#tests/unit/domain/rules/published-calendars.ts';

/** Days an authority closes of its own accord: between the years, a training day, and one on a bank holiday. */
const closures = new Map(
  [
    '2020-12-29',
    '2024-12-30',
    '2025-12-30',
    '2026-06-03',
    '2026-08-31',
    '2026-12-29',
    '2026-12-30',
    '2033-05-04',
  ].map((date) => [date, 'Office closed']),
);

const places = {
  ...calendars,
  'an English authority with closures': calendarFrom(holidayRows, 'england-and-wales', closures),
};
type Place = keyof typeof places;
const everywhere = Object.keys(places) as Place[];

const daysOffIn = (place: Place) =>
  new Set([...places[place].holidays.keys(), ...(places[place].closures?.keys() ?? [])]);

/** Milliseconds, for a machine that is busy with other things. */
const patience = 60_000;

const everywhereAlike = [
  [0, 'working-days'],
  [24, 'hours'],
  [72, 'hours'],
  [14, 'calendar-days'],
  [6, 'weeks'],
  [3, 'months'],
  [2, 'years'],
] as const;
const byTheirOwnHolidays = [
  [1, 'working-days'],
  [20, 'working-days'],
] as const;
const lengths: readonly (readonly [Place, number, NaiveUnit])[] = [
  ...everywhereAlike.map(([amount, unit]) => ['england-and-wales', amount, unit] as const),
  ...everywhere.flatMap((place) => byTheirOwnHolidays.map((length) => [place, ...length] as const)),
];

test('2020 to 2035 have 5,844 days, four of them 29 February', () => {
  expect(everyDay).toHaveLength(5844);
  expect([everyDay[0], everyDay.at(-1)]).toEqual(['2020-01-01', '2035-12-31']);
  expect(everyDay.filter((date) => date.endsWith('02-29'))).toHaveLength(4);
});

// At 01:30 the clocks change: that minute is missing once and comes twice once in every year.
test.each(lengths)(
  'in %s, %i %s from 01:30 on every day end where a day loop ends, and never before',
  (place, amount, unit) => {
    const daysOff = daysOffIn(place);
    const rule = aRuleOf(`${amount} ${unit}`);
    const found = everyDay.map((date) => dueOf(rule, aTrigger(`${date}T01:30`), places[place]).at.getTime());
    const looped = everyDay.map((date) => naiveDue(`${date}T01:30`, amount, unit, daysOff));
    expect(everyDay.filter((_, index) => found[index] !== looped[index])).toEqual([]);
    expect(everyDay.filter((_, index) => index > 0 && found[index]! < found[index - 1]!)).toEqual([]);
  },
  patience,
);

describe.each(everywhere)('on every day of 2020 to 2035 in %s', (place) => {
  const calendar = places[place];
  const daysOff = daysOffIn(place);

  test(
    'a due date in working days is never a day off, and unknown bank holidays are marked',
    () => {
      const rule = aRuleOf('3 working-days');
      const wrong = everyDay.filter((date) => {
        const { localIntent, explanation } = dueOf(rule, aTrigger(`${date}T12:00`), calendar);
        const due = localIntent.slice(0, 10);
        const known = nextDay(date) >= '2024-01-01' && due <= '2028-12-31';
        return isNaiveDayOff(due, daysOff) || explanation.beyondKnownHolidays === known;
      });
      expect(wrong).toEqual([]);
    },
    patience,
  );

  test.each([1, 8])(
    '%i working days there and back come home',
    (count) => {
      const wrong = everyDay.filter((date) => {
        const from = plainDay(date);
        const there = addWorkingDays(calendar, from, count);
        const back = subtractWorkingDays(calendar, from, count);
        // A day off is nobody's day 1: forward it counts as the working day before it.
        const home = workingDayUntil(calendar, from);
        return !(
          subtractWorkingDays(calendar, there, count).equals(home) &&
          (!isWorkingDay(calendar, from) || addWorkingDays(calendar, back, count).equals(from)) &&
          isWorkingDay(calendar, there) &&
          isWorkingDay(calendar, back)
        );
      });
      expect(wrong).toEqual([]);
    },
    patience,
  );
});

const nextDay = (date: string) => plainDay(date).add({ days: 1 }).toString();
