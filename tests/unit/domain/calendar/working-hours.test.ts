import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { londonTime, parseLondon } from '#app/domain/calendar/london.ts';
import { calendarFrom } from '#app/domain/calendar/working-calendar.ts';
import { isWorkingDay } from '#app/domain/calendar/day-status.ts';
import { addWorkingHours } from '#app/domain/calendar/working-hours.ts';

const calendar = calendarFrom(
  [{ division: 'england-and-wales', date: '2026-12-25', name: 'Christmas Day' }],
  'england-and-wales',
);

describe('office hours', () => {
  test.each([
    ['2026-11-24T09:00:00', 4, '2026-11-24T13:00:00'],
    ['2026-11-24T15:30:00', 4, '2026-11-25T11:30:00'],
    ['2026-11-24T16:59:59', 1, '2026-11-25T09:59:59'],
    ['2026-11-27T16:30:30', 8, '2026-11-30T16:30:30'],
    ['2026-12-24T16:00:00', 2, '2026-12-28T10:00:00'],
    ['2026-11-24T23:59:59', 1, '2026-11-25T10:00:00'],
    ['2026-11-24T15:00:00', 2, '2026-11-24T17:00:00'],
    ['2026-11-24T16:00:00', 9, '2026-11-25T17:00:00'],
    ['2026-11-24T06:00:00', 1, '2026-11-24T10:00:00'],
    ['2026-11-24T17:00:00', 1, '2026-11-25T10:00:00'],
    ['2026-11-28T12:00:00', 1, '2026-11-30T10:00:00'],
    ['2026-03-27T16:00:00', 2, '2026-03-30T10:00:00'],
  ])('from %s, %i of them end at %s', (from, hours, end) => {
    expect(addWorkingHours(calendar, parseLondon(from), hours)).toEqual(parseLondon(end));
  });

  test('can be counted from any moment, and end in an office day', () => {
    const moments = fc.date({
      min: new Date('2026-01-01'),
      max: new Date('2027-12-31'),
      noInvalidDate: true,
    });
    fc.assert(
      fc.property(moments, fc.integer({ min: 1, max: 40 }), (from, hours) => {
        const end = addWorkingHours(calendar, from, hours);
        const wall = londonTime(end);
        expect(end.getTime()).toBeGreaterThan(from.getTime());
        expect(isWorkingDay(calendar, wall.toPlainDate())).toBe(true);
        expect(wall.hour).toBeGreaterThanOrEqual(9);
        expect(wall.toPlainTime().toString() <= '17:00:00').toBe(true);
      }),
    );
  });
});
