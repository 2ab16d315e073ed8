import { Temporal } from 'temporal-polyfill';
import { expect, test } from 'vitest';

import {
  clockChangesBetween,
  londonInstant,
  londonTime,
  parseLondon,
  wallText,
} from '#app/domain/calendar/london.ts';

test.each([
  ['2026-01-15T12:00', '2026-01-15T12:00:00.000Z', 'winter time is UTC'],
  ['2026-07-15T12:00', '2026-07-15T11:00:00.000Z', 'summer time is an hour ahead'],
  ['2026-03-29T00:59', '2026-03-29T00:59:00.000Z', 'a minute before the gap'],
  ['2026-03-29T01:00', '2026-03-29T01:00:00.000Z', 'the gap moves forward to 02:00'],
  ['2026-03-29T01:59', '2026-03-29T01:59:00.000Z', 'and to 02:59'],
  ['2026-03-29T02:00', '2026-03-29T01:00:00.000Z', 'a minute after the gap'],
  ['2027-03-28T01:30', '2027-03-28T01:30:00.000Z', 'the gap of 2027'],
  ['2026-10-25T00:59', '2026-10-24T23:59:00.000Z', 'a minute before the fold'],
  ['2026-10-25T01:00', '2026-10-25T00:00:00.000Z', 'the fold is the earlier'],
  ['2026-10-25T01:59', '2026-10-25T00:59:00.000Z', 'to its end'],
  ['2026-10-25T02:00', '2026-10-25T02:00:00.000Z', 'after the fold'],
  ['2027-10-31T01:30', '2027-10-31T00:30:00.000Z', 'the fold of 2027'],
])('%s in London is %s: %s', (wall, instant) => {
  expect(parseLondon(wall).toISOString()).toBe(instant);
});

test('every hour of 2024 to 2028 comes back as it was written, but for the five hours that are skipped', () => {
  const lost: string[] = [];
  let wall = Temporal.PlainDateTime.from('2024-01-01T00:30');
  for (; wall.year < 2029; wall = wall.add({ hours: 1 }))
    if (!londonTime(londonInstant(wall)).equals(wall)) lost.push(wallText(wall));
  expect(lost).toEqual([
    '2024-03-31T01:30:00',
    '2025-03-30T01:30:00',
    '2026-03-29T01:30:00',
    '2027-03-28T01:30:00',
    '2028-03-26T01:30:00',
  ]);
});

test('both hours of the fold are read back as the same wall time', () => {
  const first = londonTime(new Date('2026-10-25T00:30:00Z'));
  const second = londonTime(new Date('2026-10-25T01:30:00Z'));
  expect(wallText(first)).toBe('2026-10-25T01:30:00');
  expect(first.equals(second)).toBe(true);
});

test('clock changes are those strictly between two moments', () => {
  const between = (from: string, to: string) => clockChangesBetween(new Date(from), new Date(to));
  expect(between('2026-01-01T00:00:00Z', '2026-12-31T00:00:00Z')).toEqual([
    { date: '2026-03-29', direction: 'forward' },
    { date: '2026-10-25', direction: 'back' },
  ]);
  expect(between('2026-03-29T01:00:00Z', '2026-10-25T01:00:00Z')).toEqual([]);
  expect(between('2026-03-29T00:59:59Z', '2026-03-29T01:00:01Z')).toHaveLength(1);
});

test('what is no date and time is a fault', () => {
  expect(() => parseLondon('2026-02-30T10:00')).toThrow(RangeError);
  expect(() => parseLondon('tomorrow')).toThrow(RangeError);
});
