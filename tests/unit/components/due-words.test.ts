import { describe, expect, test } from 'vitest';
import { dueWords, urgencyOf } from '#app/components/time/due-words.ts';
import { formatDay, formatMoment, formatPlainDay, formatShort } from '#app/components/time/london.ts';

describe('how far off something is', () => {
  const now = '2026-11-24T10:00:00.000Z';

  test.each([
    ['2026-11-24T10:00:30.000Z', 'in 1 minute', 'due-today'],
    ['2026-11-24T10:59:00.000Z', 'in 59 minutes', 'due-today'],
    ['2026-11-24T17:00:00.000Z', 'in 7 hours', 'due-today'],
    ['2026-11-25T09:00:00.000Z', 'in 23 hours', 'due-soon'],
    ['2026-11-25T17:00:00.000Z', 'in 1 day', 'due-soon'],
    ['2026-11-27T23:59:00.000Z', 'in 3 days', 'due-soon'],
    ['2026-11-28T00:00:00.000Z', 'in 4 days', 'later'],
    ['2026-11-24T10:00:00.000Z', '1 minute overdue', 'overdue'],
    ['2026-11-24T08:59:00.000Z', '1 hour overdue', 'overdue'],
    ['2026-11-21T17:00:00.000Z', '3 days overdue', 'overdue'],
  ])('%s is %s', (at, words, urgency) => {
    expect(dueWords(at, now)).toBe(words);
    expect(urgencyOf(at, now)).toBe(urgency);
  });

  test('counts days as people in London do, also on the night the clocks change', () => {
    const evening = '2026-10-24T22:30:00.000Z'; // 23:30 on the 24th, summer time
    expect(dueWords('2026-10-26T00:30:00.000Z', evening)).toBe('in 2 days');
    expect(urgencyOf('2026-10-24T23:30:00.000Z', evening)).toBe('due-soon'); // 00:30 on the 25th
  });
});

describe('a moment in words', () => {
  test.each([
    ['2026-11-24T17:00:00.000Z', 'Tuesday 24 November 2026 at 17:00'],
    ['2026-07-01T08:05:00.000Z', 'Wednesday 1 July 2026 at 09:05'],
    ['2026-07-31T23:30:00.000Z', 'Saturday 1 August 2026 at 00:30'],
    ['2026-12-31T23:59:59.999Z', 'Thursday 31 December 2026 at 23:59'],
  ])('%s is %s', (instant, words) => {
    expect(formatMoment(instant)).toBe(words);
    expect(words.startsWith(formatDay(instant))).toBe(true);
  });

  test('is shorter in narrow columns, and a plain day is in no time zone', () => {
    expect(formatShort('2026-07-01T08:05:00.000Z')).toBe('1 Jul 2026, 09:05');
    expect(formatPlainDay('2026-03-29')).toBe('Sunday 29 March 2026');
  });
});
