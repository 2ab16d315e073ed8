import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { londonTime, parseLondon } from '#app/domain/calendar/london.ts';
import { extend } from '#app/domain/deadline/extension.ts';
import { pausesStanding, resumption, type PausingEvent } from '#app/domain/deadline/pausing.ts';
import type { KeptPause } from '#app/domain/deadline/running.ts';

import { aRule, aRuleOf } from '../rules/a-rule.ts';
import { aRunning, plain } from './a-running.ts';

const pausable = { pausedBy: ['ChildMissing'], resumedBy: ['ChildFound'] } as const;
const lengths = ['5 working-days', '10 calendar-days', '72 hours', '2 weeks', '1 months'];
const rule = fc.constantFrom(...lengths).map((words) => aRuleOf(words, pausable));
const start = parseLondon('2026-11-02T09:00').getTime();
const moment = fc.integer({ min: 0, max: 60 * 24 * 60 }).map((minutes) => new Date(start + minutes * 60_000));
const pause = fc
  .tuple(moment, fc.integer({ min: 0, max: 30 * 24 * 60 }))
  .map(([from, minutes]): KeptPause => ({ from, to: new Date(from.getTime() + minutes * 60_000) }));

describe('a clock that stood still', () => {
  test('never runs out earlier for it, however often and in whatever order', () => {
    fc.assert(
      fc.property(rule, fc.array(pause, { maxLength: 5 }), moment, (any, pauses, at) => {
        const deadline = aRunning(any, { pauses: [...pauses, { from: at, to: null }] });
        const resumed = resumption(deadline, new Date(at.getTime() + 86_400_000), any, plain);
        expect(resumed.due.at.getTime()).toBeGreaterThanOrEqual(deadline.dueAt.getTime());
      }),
    );
  });

  test('keeps what it was extended to, and adds the days paused after that', () => {
    const any = aRuleOf('5 working-days', pausable);
    const now = parseLondon('2026-11-04T10:00');
    const extended = extend(aRunning(any), any, { on: '2026-11-20', reason: 'child-needs-time', now });
    if (!extended.ok) throw new Error(extended.error.kind);
    const pauses = [{ from: parseLondon('2026-11-10T00:00'), to: null }];
    const deadline = aRunning(any, { dueAt: extended.value.at, pauses });
    const { explanation } = extended.value;
    const at = parseLondon('2026-11-13T00:00');
    const { due } = resumption({ ...deadline, explanation }, at, any, plain);
    expect(due.localIntent).toBe('2026-11-23T23:59:59 Europe/London');
    expect(due.explanation.extensions).toHaveLength(1);
  });
});

describe('what happened before a rule opened', () => {
  const event = (type: PausingEvent['type'], wall: string): PausingEvent => ({
    id: `${type}-${wall}`,
    type,
    at: parseLondon(wall),
  });
  const at = parseLondon('2026-11-10T10:00');
  const any = aRule(pausable);

  test('holds its clock still from the first moment while it lasts', () => {
    const standing = pausesStanding(any, at, [event('ChildMissing', '2026-11-01T10:00')]);
    expect(standing).toMatchObject([{ from: at, to: null, reason: 'ChildMissing' }]);
  });

  test('is nothing to it once over, in whatever order it was told', () => {
    const told = [event('ChildFound', '2026-11-03T10:00'), event('ChildMissing', '2026-11-01T10:00')];
    expect(pausesStanding(any, at, told)).toEqual([]);
  });

  test('counts in part where it was over only after the trigger', () => {
    const told = [event('ChildMissing', '2026-11-01T10:00'), event('ChildFound', '2026-11-12T10:00')];
    expect(pausesStanding(any, at, told)).toMatchObject([{ from: at, to: parseLondon('2026-11-12T10:00') }]);
  });
});

describe('an extension', () => {
  const day = fc
    .integer({ min: -40, max: 500 })
    .map((days) => londonTime(new Date(start)).toPlainDate().add({ days }).toString());

  test('is never earlier than the date before it, nor past, nor granted for ever', () => {
    fc.assert(
      fc.property(rule, day, moment, (any, on, now) => {
        const before = aRunning(any);
        const extended = extend(before, any, { on, reason: 'child-needs-time', now });
        if (!extended.ok) return;
        expect(extended.value.at.getTime()).toBeGreaterThan(Math.max(before.dueAt.getTime(), now.getTime()));
        expect(extended.value.explanation.extensions?.at(-1)?.to.at).toBe(extended.value.at.toISOString());
      }),
    );
  });

  test.each([
    ['child-needs-time', 'law-does-not-wait'],
    ['court-order', 'done'],
  ] as const)('of a date in statute for %s: %s', (reason, answer) => {
    const any = aRule({ source: { kind: 'S', citation: 'An Act', url: null, verified: true } });
    const now = parseLondon('2026-11-02T10:00');
    const extended = extend(aRunning(any), any, { on: '2026-11-20', reason, now });
    expect(extended.ok ? 'done' : extended.error.kind).toBe(answer);
  });

  test.each([
    ['2026-11-03', 'not-later'],
    ['2026-11-05', 'not-ahead'],
    ['2027-11-05', 'too-far'],
  ])('to %s is refused: %s', (on, kind) => {
    const any = aRule();
    const now = parseLondon('2026-11-06T10:00');
    const extended = extend(aRunning(any), any, { on, reason: 'child-needs-time', now });
    expect(extended).toEqual({ ok: false, error: { kind } });
  });
});
