import { describe, expect, test } from 'vitest';

import { parseLondon } from '#app/domain/calendar/london.ts';
import type { CaseEventType } from '#app/domain/rules/events.ts';
import type { Nation, Rule } from '#app/domain/rules/rule.ts';
import { nextRuleKey, rulesOpenedBy } from '#app/domain/rules/select-rules.ts';
import { loadRules } from '#prisma/rules/load.ts';

const rules = loadRules();
const nations: readonly Nation[] = ['ENG', 'WAL', 'SCT', 'NI'];
const at = parseLondon('2026-11-24T10:00');

const meets = (rule: Rule, event: CaseEventType) => rule.metBy.includes(event);

const clocks: readonly (readonly [CaseEventType, CaseEventType, string])[] = [
  ['HandoverSent', 'HandoverAccepted', 'a handover is answered'],
  ['ReferralReceived', 'GuardianAppointed', 'a guardian is appointed'],
  ['GuardianEnded', 'GuardianAppointed', 'a guardian who leaves is replaced'],
  ['GuardianAppointed', 'VisitRecorded', 'the guardian visits'],
  ['ReferralReceived', 'NrmReferred', 'the child is referred to the National Referral Mechanism'],
  ['ReasonableGroundsNegative', 'ReconsiderationRequested', 'a negative decision can be reconsidered'],
  ['ChildMissing', 'PoliceInformed', 'a missing child is reported'],
  ['ChildLookedAfter', 'ReviewHeld', 'care is reviewed'],
];

describe.each(nations)('in %s', (nation) => {
  test.each(clocks)('%s starts a clock that %s stops: %s', (trigger, met) => {
    const opened = rulesOpenedBy(rules, { type: trigger, at }, nation);
    expect(opened.filter((rule) => meets(rule, met))).not.toEqual([]);
  });

  test('reviews follow each other: the first, the second, and then for ever', () => {
    const [first] = rulesOpenedBy(rules, { type: 'ChildLookedAfter', at }, nation).filter((rule) =>
      meets(rule, 'ReviewHeld'),
    );
    const next = (rule: Rule | undefined) =>
      rules.find(({ key }) => rule && key === nextRuleKey(rule, at, at));
    const second = next(first);
    const third = next(second);
    expect([first, second, third].map((rule) => rule?.key.split('.')[2])).toEqual(['1', '2', 'n']);
    expect(next(third)).toBe(third);
  });
});

test('what must not wait for the morning is urgent and goes up to the director', () => {
  const roles = (rule: Rule) => rule.ladder.map(({ role }) => role);
  const urgent = rules.filter(({ key }) => /^(handover\.answer|guardian\.appoint)\./.test(key));
  expect(urgent).toHaveLength(7);
  for (const rule of urgent) {
    expect(rule.urgent).toBe(true);
    expect(roles(rule)).toEqual(['responsible', 'team-manager', 'duty-manager', 'coordinator', 'director']);
  }
});

test('every tracked rule reminds or escalates, and every one can be met', () => {
  const tracked = rules.filter((rule) => rule.tracked);
  expect(tracked.filter(({ ladder }) => ladder.length === 0).map(({ key }) => key)).toEqual([]);
  expect(tracked.filter(({ metBy }) => metBy.length === 0).map(({ key }) => key)).toEqual([]);
});

test('every rule says where it comes from, and a product default never passes for law', () => {
  for (const { key, source, confidence, note } of rules) {
    expect(source.citation, key).not.toBe('');
    if (source.kind === 'P') expect(source.citation, key).toMatch(/^Product default/);
    if (confidence !== 'high') expect(`${note}${source.citation}`, key).not.toBe('');
  }
});

test('the same length counts the same way in every rule', () => {
  const conventions = new Map<string, Set<string>>();
  for (const { length, counting } of rules)
    if (length.kind === 'after-trigger')
      conventions.set(length.unit, (conventions.get(length.unit) ?? new Set()).add(counting));
  expect(Object.fromEntries([...conventions].map(([unit, found]) => [unit, [...found].sort()]))).toEqual({
    hours: ['elapsed'],
    'calendar-days': ['day-after', 'same-day-is-day-1'],
    'working-days': ['day-after'],
    weeks: ['corresponding-date'],
    months: ['corresponding-date'],
    years: ['corresponding-date'],
  });
});
