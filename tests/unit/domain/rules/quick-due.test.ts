import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { expect, test } from 'vitest';

import { isWorkingDay } from '#app/domain/calendar/day-status.ts';
import { londonInstant, londonTime } from '#app/domain/calendar/london.ts';
import { calendarFrom } from '#app/domain/calendar/working-calendar.ts';
import { addWorkingDays, subtractWorkingDays } from '#app/domain/calendar/working-days.ts';
import { computeDue } from '#app/domain/rules/compute-due.ts';
import { loadRules } from '#prisma/rules/load.ts';
import { aRuleOf } from '#tests/unit/domain/rules/a-rule.ts';
import { calendars, holidayRows } from '#tests/unit/domain/rules/published-calendars.ts';

const places = {
  ...calendars,
  closed: calendarFrom(holidayRows, 'scotland', new Map([['2026-12-29', 'Office closed']])),
};
const place = fc.constantFrom(...(Object.keys(places) as (keyof typeof places)[]));
/** Beyond both ends of what the index and the fast clock know. */
const minute = fc.integer({ min: Date.UTC(1965, 0, 1) / 60_000, max: Date.UTC(2105, 0, 1) / 60_000 });
const nearby = fc.integer({ min: Date.UTC(2020, 0, 1) / 60_000, max: Date.UTC(2035, 11, 31) / 60_000 });
const moment = fc.oneof(minute, nearby).map((at) => new Date(at * 60_000));
const units = ['hours', 'calendar-days', 'working-days', 'weeks', 'months', 'years'] as const;
const counting = fc.constantFrom('day-after', 'same-day-is-day-1', 'corresponding-date', 'elapsed' as const);
const invented = fc
  .record({ amount: fc.integer({ min: 0, max: 60 }), unit: fc.constantFrom(...units), counting })
  .map(({ amount, unit, counting: how }) => aRuleOf(`${amount} ${unit}`, { counting: how }));
const published = fc.constantFrom(...loadRules().filter(({ length }) => length.kind === 'after-trigger'));

test('a due moment counted in whole numbers is the one that Temporal counts and explains', () => {
  fc.assert(
    fc.property(fc.oneof(invented, published), moment, place, (rule, at, where) => {
      const due = computeDue(rule, { type: 'ReferralReceived', at }, places[where]);
      if (due.kind !== 'due') throw new Error(`No due date: ${due.kind}`);
      expect(due.at.toISOString()).toBe(due.explanation.due.at);
    }),
    { numRuns: 3_000 },
  );
});

test('London time is the one of the time zone data, there and back', () => {
  fc.assert(
    fc.property(moment, fc.integer({ min: -2, max: 2 }), (at, hours) => {
      const zoned = Temporal.Instant.fromEpochMilliseconds(at.getTime()).toZonedDateTimeISO('Europe/London');
      expect(londonTime(at).toString()).toBe(zoned.toPlainDateTime().toString());
      const wall = zoned.toPlainDateTime().add({ hours });
      const { epochMilliseconds } = wall.toZonedDateTime('Europe/London', { disambiguation: 'compatible' });
      expect(londonInstant(wall).getTime()).toBe(epochMilliseconds);
    }),
    { numRuns: 3_000 },
  );
});

test('every half hour around every clock change is the one of the time zone data', () => {
  for (let year = 1971; year <= 2101; year += 1)
    for (const month of [2, 9])
      for (let at = Date.UTC(year, month, 24); at < Date.UTC(year, month + 1, 1); at += 1_800_000) {
        const zoned = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO('Europe/London');
        const wall = zoned.toPlainDateTime();
        if (!londonTime(new Date(at)).equals(wall)) throw new Error(`Differs at ${zoned.toString()}`);
        const first = wall.toZonedDateTime('Europe/London').epochMilliseconds;
        if (londonInstant(wall).getTime() !== first) throw new Error(`Differs at ${wall.toString()}`);
      }
}, 60_000);

test('working days found in the index are those found by walking', () => {
  fc.assert(
    fc.property(moment, fc.integer({ min: 0, max: 40 }), place, (at, count, where) => {
      const date = londonTime(at).toPlainDate();
      const walked = (step: 1 | -1) => {
        let day = date;
        for (let left = count; left > 0;) {
          day = day.add({ days: step });
          if (isWorkingDay(places[where], day)) left -= 1;
        }
        return day.toString();
      };
      expect(addWorkingDays(places[where], date, count).toString()).toBe(walked(1));
      expect(subtractWorkingDays(places[where], date, count).toString()).toBe(walked(-1));
    }),
    { numRuns: 2_000 },
  );
});
