import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { expect, test } from 'vitest';

import { dayStatus, isWorkingDay } from '#app/domain/calendar/day-status.ts';
import { calendarFrom, holidaysKnown } from '#app/domain/calendar/working-calendar.ts';
import {
  addWorkingDays,
  nextWorkingDay,
  subtractWorkingDays,
  workingDayFrom,
  workingDayUntil,
} from '#app/domain/calendar/working-days.ts';
import { calendars, holidayRows } from '#tests/unit/domain/rules/published-calendars.ts';

const english = calendars['england-and-wales'];
const day = (date: string) => Temporal.PlainDate.from(date);

test.each([
  ['england-and-wales', '2026-03-02', 'working', undefined],
  ['england-and-wales', '2026-03-07', 'weekend', 'Saturday'],
  ['england-and-wales', '2026-03-08', 'weekend', 'Sunday'],
  ['england-and-wales', '2026-04-06', 'holiday', 'Easter Monday'],
  ['scotland', '2026-04-06', 'working', undefined],
  ['scotland', '2026-06-15', 'holiday', 'World Cup bank holiday'],
  ['northern-ireland', '2026-03-17', 'holiday', 'St Patrick’s Day'],
] as const)('in %s %s is %s %s', (division, date, kind, name) => {
  const status = dayStatus(calendars[division], day(date));
  expect(status).toEqual(name === undefined ? { kind } : { kind, name });
});

test('a division keeps only its own holidays, and an authority adds its own closures', () => {
  expect(calendars.scotland.holidays.size).toBe(46);
  const closed = calendarFrom(holidayRows, 'scotland', new Map([['2026-03-03', 'Training']]));
  expect(dayStatus(closed, day('2026-03-03'))).toEqual({ kind: 'closure', name: 'Training' });
  expect(nextWorkingDay(closed, day('2026-03-02')).toString()).toBe('2026-03-04');
  const both = calendarFrom(holidayRows, 'scotland', new Map([['2026-01-01', 'Closed']]));
  expect(dayStatus(both, day('2026-01-01')).kind).toBe('holiday');
});

test.each([
  [2023, false],
  [2024, true],
  [2028, true],
  [2029, false],
])('the bank holidays of %i are known: %s', (year, known) => {
  expect(holidaysKnown(english, { year })).toBe(known);
});

test('the nearest working day is the day itself, or the next, or the one before', () => {
  expect(workingDayFrom(english, day('2026-04-02')).toString()).toBe('2026-04-02');
  expect(workingDayFrom(english, day('2026-04-03')).toString()).toBe('2026-04-07');
  expect(workingDayUntil(english, day('2026-04-06')).toString()).toBe('2026-04-02');
  expect(addWorkingDays(english, day('2026-04-03'), 0).toString()).toBe('2026-04-03');
});

test('counting forward and back again comes home from any working day', () => {
  const starts = fc.integer({ min: 0, max: 1600 }).map((offset) => day('2024-01-01').add({ days: offset }));
  fc.assert(
    fc.property(starts, fc.integer({ min: 0, max: 60 }), (from, count) => {
      fc.pre(isWorkingDay(english, from));
      const there = addWorkingDays(english, from, count);
      expect(subtractWorkingDays(english, there, count).toString()).toBe(from.toString());
    }),
  );
});
