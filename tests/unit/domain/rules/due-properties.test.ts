import fc from 'fast-check';
import { afterEach, describe, expect, test } from 'vitest';

import { londonTime, parseLondon } from '#app/domain/calendar/london.ts';
import type { Division } from '#app/domain/calendar/working-calendar.ts';
import { computeDue } from '#app/domain/rules/compute-due.ts';
import { explainInWords } from '#app/domain/rules/explain-in-words.ts';
import { planActions } from '#app/domain/rules/plan-actions.ts';
import { loadRules } from '#prisma/rules/load.ts';
import { aRuleOf, aTrigger, dueOf } from '#tests/unit/domain/rules/a-rule.ts';
import { isNaiveDayOff, naiveDue, type NaiveUnit } from '#tests/unit/domain/rules/naive-peer.ts';
import { calendars } from '#tests/unit/domain/rules/published-calendars.ts';

const divisions = ['england-and-wales', 'scotland', 'northern-ireland'] as const;
const units = ['hours', 'calendar-days', 'working-days', 'weeks', 'months', 'years'] as const;
const startOfData = Date.UTC(2024, 0, 1) / 60_000;
const endOfData = Date.UTC(2028, 11, 31, 23, 59) / 60_000;

/** Any minute of the years the data covers, as the London wall time it could be written down as. */
const minute = fc
  .integer({ min: startOfData, max: endOfData })
  .map((at) => new Date(at * 60_000).toISOString().slice(0, 16));
const division: fc.Arbitrary<Division> = fc.constantFrom(...divisions);
const unit: fc.Arbitrary<NaiveUnit> = fc.constantFrom(...units);
const amount = fc.integer({ min: 0, max: 45 });
const counted = fc.record({ local: minute, amount, unit, division });

const rules = loadRules().filter(({ length }) => length.kind !== 'event-only');
const dates = { dateOfBirth: '2012-02-29', suppliedDate: '2029-05-04' };

const holidaysOf = (name: Division) => new Set(calendars[name].holidays.keys());
const rule = (given: { amount: number; unit: NaiveUnit }) => aRuleOf(`${given.amount} ${given.unit}`);
const due = (given: { local: string; amount: number; unit: NaiveUnit; division: Division }) =>
  dueOf(rule(given), aTrigger(given.local), calendars[given.division]);

describe('a due date', () => {
  test('is the one a plain day loop finds', () => {
    fc.assert(
      fc.property(counted, (given) => {
        const naive = naiveDue(given.local, given.amount, given.unit, holidaysOf(given.division));
        expect(due(given).at.getTime()).toBe(naive);
      }),
      { numRuns: 1500 },
    );
  });

  test('never comes earlier for a later trigger, nor for a longer rule', () => {
    fc.assert(
      fc.property(counted, minute, amount, (given, otherLocal, otherAmount) => {
        const [first, second] = [given.local, otherLocal].sort((a, b) => +parseLondon(a) - +parseLondon(b));
        expect(+due({ ...given, local: first! }).at).toBeLessThanOrEqual(
          +due({ ...given, local: second! }).at,
        );
        const [shorter, longer] = [given.amount, otherAmount].sort((a, b) => a - b);
        expect(+due({ ...given, amount: shorter! }).at).toBeLessThanOrEqual(
          +due({ ...given, amount: longer! }).at,
        );
      }),
      { numRuns: 400 },
    );
  });

  test('never comes before its trigger, and never later than its pauses explain', () => {
    fc.assert(
      fc.property(counted, minute, fc.integer({ min: 0, max: 200 }), (given, from, hours) => {
        const pause = { from: parseLondon(from), to: new Date(+parseLondon(from) + hours * 3_600_000) };
        const plain = due(given).at;
        const trigger = aTrigger(given.local);
        const paused = dueOf(rule(given), trigger, calendars[given.division], { pauses: [pause] }).at;
        expect(+plain).toBeGreaterThanOrEqual(+trigger.at);
        expect(+paused).toBeGreaterThanOrEqual(+plain);
        if (given.unit === 'hours') expect(+paused - +plain).toBeLessThanOrEqual(hours * 3_600_000);
      }),
      { numRuns: 400 },
    );
  });

  test('in working days is never a day off, and says of every day off why it did not count', () => {
    fc.assert(
      fc.property(minute, fc.integer({ min: 1, max: 45 }), division, (local, days, name) => {
        const { localIntent, explanation } = due({
          local,
          amount: days,
          unit: 'working-days',
          division: name,
        });
        expect(isNaiveDayOff(localIntent.slice(0, 10), holidaysOf(name))).toBe(false);
        for (const { date } of explanation.skipped) expect(isNaiveDayOff(date, holidaysOf(name))).toBe(true);
        const between = (Date.parse(localIntent.slice(0, 10)) - Date.parse(local.slice(0, 10))) / 86_400_000;
        if (londonTime(parseLondon(local)).toString().startsWith(local.slice(0, 10)))
          expect(explanation.skipped.length + days).toBe(between);
      }),
      { numRuns: 300 },
    );
  });

  test('can be counted and planned for every published rule from any millisecond, in the order of its steps', () => {
    const moment = fc.integer({ min: startOfData * 60_000, max: endOfData * 60_000 });
    fc.assert(
      fc.property(moment, fc.constantFrom(...rules), division, (at, published, name) => {
        const trigger = { type: 'ReferralReceived', at: new Date(at), ...dates } as const;
        const computed = computeDue(published, trigger, calendars[name]);
        if (computed.kind !== 'due') throw new Error(computed.kind);
        const plan = planActions(published, computed, calendars[name]).map(({ fireAt }) => +fireAt);
        expect(plan.every(Number.isInteger)).toBe(true);
        const firstAfter = plan.indexOf(+computed.at);
        expect(plan.slice(firstAfter)).toEqual(plan.slice(firstAfter).sort((a, b) => a - b));
        expect(plan.slice(0, firstAfter).every((fireAt) => fireAt > at && fireAt < +computed.at)).toBe(true);
      }),
      { numRuns: 1000 },
    );
  });

  test('is plain data that says the same after it was stored', () => {
    fc.assert(
      fc.property(counted, (given) => {
        const { explanation } = due(given);
        const stored = JSON.parse(JSON.stringify(explanation)) as typeof explanation;
        expect(stored).toEqual(explanation);
        expect(explainInWords(stored)).toEqual(explainInWords(explanation));
      }),
      { numRuns: 200 },
    );
  });
});

describe('wherever the process runs', () => {
  const home = process.env['TZ'];
  afterEach(() => {
    if (home === undefined) delete process.env['TZ'];
    else process.env['TZ'] = home;
  });

  test.each([
    ['Pacific/Kiritimati', -840],
    ['America/Los_Angeles', 480],
    ['Asia/Kolkata', -330],
    ['UTC', 0],
  ])('in %s a due date and its plan are those of London', (zone, offset) => {
    process.env['TZ'] = zone;
    expect(new Date(2026, 0, 15).getTimezoneOffset()).toBe(offset);
    const review = aRuleOf('20 working-days', {
      reminders: [{ amount: 1, unit: 'working-days', to: 'responsible' }],
    });
    const english = calendars['england-and-wales'];
    const found = dueOf(review, aTrigger('2026-03-06T10:00'), english);
    expect(found.at.toISOString()).toBe('2026-04-07T22:59:59.000Z');
    expect(planActions(review, found, english)[0]?.fireAt.toISOString()).toBe('2026-04-02T08:00:00.000Z');
  });
});
