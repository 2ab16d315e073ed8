import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { londonTime, parseLondon } from '#app/domain/calendar/london.ts';
import { calendarFrom } from '#app/domain/calendar/working-calendar.ts';
import { recompute, takesOver, type Recomputable } from '#app/domain/deadline/recompute.ts';
import { computeDue } from '#app/domain/rules/compute-due.ts';
import type { Rule } from '#app/domain/rules/rule.ts';
import { loadRules } from '#prisma/rules/load.ts';
import { calendars, holidayRows } from '#tests/unit/domain/rules/published-calendars.ts';

import { aRuleOf } from '../rules/a-rule.ts';
import { aRunning } from './a-running.ts';

const division = 'england-and-wales';
const calendar = calendars[division];
const day = fc
  .integer({ min: Date.UTC(2024, 0, 1) / 86_400_000, max: Date.UTC(2028, 11, 31) / 86_400_000 })
  .map((number) => new Date(number * 86_400_000).toISOString().slice(0, 10));

type Given = { readonly at: Date; readonly born: string; readonly supplied: string };

/** The deadline a rule opens, as it is kept: with the date its count hangs on, and never with a date of birth. */
function opened(rule: Rule, { at, born, supplied }: Given): Recomputable | null {
  const trigger = { type: rule.triggers[0] ?? 'ReferralReceived', at };
  const due = computeDue(rule, { ...trigger, dateOfBirth: born, suppliedDate: supplied }, calendar);
  if (due.kind !== 'due') return null;
  const { explanation, at: dueAt } = due;
  const { key: ruleKey, version: ruleVersion } = rule;
  const about = { id: 'd', ruleKey, ruleVersion, status: 'open', authorityId: 'a', pauses: [] } as const;
  return { ...about, triggerAt: at, dueAt, explanation };
}

describe('a deadline computed again under the rule it has', () => {
  test('stays where it is, whatever its rule hangs on: the trigger, a birthday or a date recorded', () => {
    const rules = loadRules().filter(({ tracked }) => tracked);
    const given = fc.record({
      at: fc
        .tuple(day, fc.integer({ min: 0, max: 1_439 }))
        .map(([on, minute]) => new Date(Date.parse(on) + minute * 60_000)),
      born: day.map((on) => `${String(Number(on.slice(0, 4)) - 16)}${on.slice(4)}`),
      supplied: day,
    });
    fc.assert(
      fc.property(fc.constantFrom(...rules), given, (rule, facts) => {
        const deadline = opened(rule, facts);
        if (deadline !== null) expect(recompute(deadline, rule, calendar).kind).toBe('same');
      }),
      { numRuns: 3_000 },
    );
  });

  test('stays at an age that was reckoned from a birthday on 29 February', () => {
    const [rule] = loadRules().filter(({ length }) => length.kind === 'age-reached');
    if (rule === undefined) throw new Error('No rule hangs on an age.');
    const facts = { at: parseLondon('2026-11-24T10:00'), born: '2008-02-29', supplied: '2027-01-01' };
    const deadline = opened(rule, facts);
    expect(deadline && recompute(deadline, rule, calendar).kind).toBe('same');
  });
});

describe('a change of its rule or calendar', () => {
  const rule = aRuleOf('5 working-days', { pausedBy: ['ChildMissing'], resumedBy: ['ChildFound'] });
  const longer = { ...rule, version: 2, length: { ...rule.length, amount: 7 } } as Rule;
  const shorter = { ...rule, version: 2, length: { ...rule.length, amount: 3 } } as Rule;
  const at = parseLondon('2026-11-24T10:00');
  const facts = { at, born: '2010-01-01', supplied: '2027-01-01' };
  const open = opened(rule, facts)!;
  const dueOf = (computed: ReturnType<typeof recompute>) =>
    'due' in computed ? londonTime(computed.due.at).toPlainDate().toString() : null;

  test('moves it to where the new version puts it', () => {
    expect(dueOf(recompute(open, longer, calendar))).toBe('2026-12-03');
    expect(recompute(open, shorter, calendar)).toMatchObject({ kind: 'moved' });
  });

  test('keeps the day a person gave it, unless the new one is later', () => {
    const to = { at: '2026-12-02T23:59:59.000Z', local: '2026-12-02T23:59:59' };
    const extension = { grantedAt: at.toISOString(), from: open.explanation.due, to, reason: 'court-order' };
    const explanation = { ...open.explanation, extensions: [extension] };
    const extended = { ...open, dueAt: new Date(to.at), explanation };
    expect(recompute(extended, shorter, calendar)).toMatchObject({ kind: 'kept', because: 'extended' });
    expect(dueOf(recompute(extended, shorter, calendar))).toBe('2026-12-02');
    const moved = recompute(extended, longer, calendar);
    expect([moved.kind, dueOf(moved)]).toEqual(['moved', '2026-12-03']);
  });

  test('leaves one alone that would hang on a date nobody recorded', () => {
    const dated = { ...longer, length: { kind: 'supplied-date' } } as Rule;
    expect(recompute(open, dated, calendar)).toEqual({ kind: 'kept', because: 'date-unknown' });
  });

  test('counts a closure of its authority by name', () => {
    const closed = calendarFrom(holidayRows, division, new Map([['2026-11-26', 'Moving house']]));
    const computed = recompute(open, rule, closed);
    expect(dueOf(computed)).toBe('2026-12-02');
    const skipped = 'due' in computed ? computed.due.explanation.skipped : [];
    expect(skipped).toContainEqual({
      date: '2026-11-26',
      reason: { kind: 'closure', name: 'Moving house' },
    });
  });

  test('waits with the days of a pause, and of its earlier beginning told afterwards, until it ends', () => {
    const lasting = { from: parseLondon('2026-11-27T09:00'), to: null, ended: false };
    const beginning = { from: parseLondon('2026-11-25T09:00'), to: lasting.from, ended: false };
    const paused = { ...open, status: 'paused', pauses: [beginning, lasting] } as const;
    expect(recompute(paused, rule, calendar).kind).toBe('same');
    const over = { ...open, pauses: [{ ...beginning, ended: true }, lasting] };
    expect(dueOf(recompute(over, rule, calendar))).toBe('2026-12-02');
    const resumed = { ...lasting, to: parseLondon('2026-11-30T09:00'), ended: true };
    expect(dueOf(recompute({ ...open, pauses: [beginning, resumed] }, rule, calendar))).toBe('2026-12-03');
  });

  test('is for older versions of the same rule whose trigger falls in its time', () => {
    const [running, next] = [aRunning(rule), { ...longer, validFrom: '2026-11-02', validTo: '2026-11-02' }];
    expect(takesOver(next, running)).toBe(true);
    expect(takesOver({ ...next, validFrom: '2026-11-03', validTo: null }, running)).toBe(false);
    expect(takesOver({ ...next, validFrom: '2026-11-01', validTo: '2026-11-01' }, running)).toBe(false);
    expect(takesOver({ ...next, key: 'another.rule' }, running)).toBe(false);
    expect(takesOver(next, { ...running, ruleVersion: 2 })).toBe(false);
  });
});
