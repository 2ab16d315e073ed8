import { describe, expect, test } from 'vitest';

import { mondayOf, weekFrom, weekToReview } from '#app/domain/audit/emergency.ts';
import { parseLondon } from '#app/domain/calendar/london.ts';

describe('the week under review', () => {
  test.each([
    ['the Monday after, a minute before nine', '2026-11-30T08:59', '2026-11-16'],
    ['the Monday after, at nine', '2026-11-30T09:00', '2026-11-23'],
    ['any day of that week', '2026-12-03T00:00', '2026-11-23'],
    ['its Sunday night', '2026-12-06T23:59', '2026-11-23'],
    ['the Monday after the clocks went forward', '2026-03-30T09:00', '2026-03-23'],
    ['the Monday after the clocks went back', '2026-10-26T08:59', '2026-10-12'],
    ['the first Monday of a year', '2027-01-04T09:00', '2026-12-28'],
  ])('on %s', (_, wall, week) => {
    expect(weekToReview(parseLondon(wall)).week).toBe(week);
  });

  test('ends where the next one begins, an hour shorter or longer when the clocks change', () => {
    const hours = (week: string) => {
      const { from, to } = weekFrom(week);
      return (to.getTime() - from.getTime()) / 3_600_000;
    };
    expect([hours('2026-11-23'), hours('2026-03-23'), hours('2026-10-19')]).toEqual([168, 167, 169]);
    expect(weekFrom('2026-11-16').to).toEqual(weekFrom('2026-11-23').from);
  });

  test('is named by its Monday in London, also in the last hour of a summer Sunday', () => {
    expect(mondayOf(parseLondon('2026-07-05T23:30'))).toBe('2026-06-29');
    expect(mondayOf(parseLondon('2026-07-06T00:30'))).toBe('2026-07-06');
  });
});
