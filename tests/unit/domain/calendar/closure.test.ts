import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { expect, test } from 'vitest';

import { keptFromClosing, keptFromReopening } from '#app/domain/calendar/closure.ts';
import { parseLondon } from '#app/domain/calendar/london.ts';
import type { WorkingCalendar } from '#app/domain/calendar/working-calendar.ts';

const calendar: WorkingCalendar = { division: 'england-and-wales', holidays: new Map() };
const closedOn = (date: string): WorkingCalendar => ({ ...calendar, closures: new Map([[date, 'Mistake']]) });
const start = Temporal.PlainDate.from('2026-01-01');
const dayOf = (offset: number) => start.add({ days: offset }).toString();

test.each([
  ['2026-11-26', '2026-11-25T23:59', null],
  ['2026-11-26', '2026-11-26T00:00', { kind: 'closure-begun' }],
  ['2026-11-26', '2026-11-27T09:00', { kind: 'closure-begun' }],
  // Half past midnight in London is still yesterday in UTC while the clocks are forward.
  ['2026-07-14', '2026-07-14T00:30', { kind: 'closure-begun' }],
])('the closure of %s is judged at %s', (date, wall, kept) => {
  expect(keptFromReopening(date, closedOn(date), parseLondon(wall))).toEqual(kept);
});

test('a day on which nothing is closed cannot be opened', () => {
  const now = parseLondon('2026-11-24T10:00');
  expect(keptFromReopening('2026-11-26', calendar, now)).toEqual({ kind: 'not-closed' });
  expect(keptFromReopening('2026-11-26', closedOn('2026-11-27'), now)).toEqual({ kind: 'not-closed' });
});

test('whatever can be closed can be opened again at once, and what can be opened is never a day that has begun', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 700 }), fc.integer({ min: 0, max: 700 }), (ahead, today) => {
      const [date, now] = [dayOf(ahead), parseLondon(`${dayOf(today)}T12:00`)];
      const opened = keptFromReopening(date, closedOn(date), now);
      if (keptFromClosing(date, calendar, now) === null) expect(opened).toBeNull();
      expect(opened === null).toBe(ahead > today);
    }),
  );
});
