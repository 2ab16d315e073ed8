import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import type { Role } from '#app/domain/account/actor.ts';
import { alertRules, alertsFor, type Act } from '#app/domain/audit/watching.ts';

const start = new Date('2026-11-24T10:00:00Z');
const at = (minutes: number) => new Date(start.getTime() + minutes * 60_000);

const act = (minutes: number, caseId: string | null, changes: Partial<Act> = {}): Act => ({
  seq: BigInt(Math.round(minutes * 100)),
  at: at(minutes),
  kind: 'look',
  caseId,
  hasWork: false,
  ...changes,
});
const rulesBroken = (role: Role, acts: readonly Act[]) =>
  alertsFor({ id: 'p', role }, acts).map(({ rule, counted, caseId }) => ({ rule, counted, caseId }));
const children = (count: number, apart: number, changes: Partial<Act> = {}) =>
  Array.from({ length: count }, (_, index) => act(index * apart, `case-${String(index)}`, changes));

describe('a look that is asked about', () => {
  test('is one by somebody who sees the nation on whom nothing about that child waits', () => {
    expect(rulesBroken('coordinator', [act(0, 'a')])).toEqual([{ rule: 'no-work', counted: 1, caseId: 'a' }]);
    expect(rulesBroken('coordinator', [act(0, 'a', { hasWork: true })])).toEqual([]);
  });

  test('is not every look of those whose work it is to look, nor of the guardian', () => {
    for (const role of ['monitor', 'data-protection-lead', 'guardian', 'guardian-manager'] as const)
      expect(rulesBroken(role, [act(0, 'a')])).toEqual([]);
  });

  test('is asked about once a day for each child, however often it is made', () => {
    const looks = [act(0, 'a'), act(1, 'a'), act(2, 'b'), act(90, 'a')];
    expect(rulesBroken('director', looks).map(({ caseId }) => caseId)).toEqual(['a', 'b']);
    expect(alertsFor({ id: 'p', role: 'director' }, [act(0, 'a'), act(24 * 60, 'a')])).toHaveLength(2);
  });

  test('is the fifth child of a colleague within a day, and not the fourth', () => {
    expect(rulesBroken('social-worker', children(4, 10))).toEqual([]);
    expect(rulesBroken('social-worker', children(5, 10))).toEqual([
      { rule: 'colleagues-children', counted: 5, caseId: null },
    ]);
    expect(rulesBroken('social-worker', children(5, 6 * 60 + 1))).toEqual([]);
    expect(rulesBroken('social-worker', children(9, 1, { hasWork: true }))).toEqual([]);
  });

  test('is the thirtieth child within an hour, whatever the work', () => {
    expect(rulesBroken('guardian', children(29, 1, { hasWork: true }))).toEqual([]);
    expect(rulesBroken('guardian', children(30, 1, { hasWork: true }))).toEqual([
      { rule: 'many-children', counted: 30, caseId: null },
    ]);
    expect(rulesBroken('guardian', children(40, 3, { hasWork: true }))).toEqual([]);
  });

  test('is the third refusal within an hour, and the third emergency within a week', () => {
    const refused = [0, 20, 40].map((minutes) => act(minutes, null, { kind: 'emergency-refused' }));
    expect(rulesBroken('social-worker', refused)).toEqual([
      { rule: 'refused-emergencies', counted: 3, caseId: null },
    ]);
    expect(rulesBroken('social-worker', refused.slice(1))).toEqual([]);
    const used = [0, 1, 6].map((days) => act(days * 24 * 60, 'a', { kind: 'emergency' }));
    expect(rulesBroken('guardian', used)).toEqual([{ rule: 'many-emergencies', counted: 3, caseId: null }]);
  });

  test('does not depend on when it is judged: what was asked stays asked when more is known', () => {
    const acts = fc.array(fc.record({ minutes: fc.nat(3_000), child: fc.nat(8), hasWork: fc.boolean() }), {
      maxLength: 40,
    });
    fc.assert(
      fc.property(acts, fc.nat(40), (made, cut) => {
        const all = made
          .toSorted((a, b) => a.minutes - b.minutes)
          .map(({ minutes, child, hasWork }, index) => ({
            ...act(minutes, `case-${String(child)}`, { hasWork }),
            seq: BigInt(index + 1),
          }));
        const keys = (some: readonly Act[]) =>
          alertsFor({ id: 'p', role: 'coordinator' }, some).map(({ key }) => key);
        const later = new Set(keys(all));
        for (const key of keys(all.slice(0, cut))) expect(later).toContain(key);
      }),
    );
  });

  test('is described by rules that are data, each with a threshold and a time', () => {
    expect(new Set(alertRules.map(({ name }) => name)).size).toBe(alertRules.length);
    for (const { threshold, minutes } of alertRules) expect(Math.min(threshold, minutes)).toBeGreaterThan(0);
  });
});
