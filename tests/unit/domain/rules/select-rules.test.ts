import { expect, test } from 'vitest';

import { parseLondon } from '#app/domain/calendar/london.ts';
import { divisionOf, nextRuleKey, ruleInForce, rulesOpenedBy } from '#app/domain/rules/select-rules.ts';
import { aRule } from '#tests/unit/domain/rules/a-rule.ts';

const on = (date: string) => parseLondon(`${date}T12:00`);
const received = (date: string) => ({ type: 'ReferralReceived', at: on(date) }) as const;

test('an event opens the rules of its nation that are tracked, in force and not left to a chain', () => {
  const wanted = aRule({ key: 'test.wanted' });
  const rules = [
    wanted,
    aRule({ key: 'test.elsewhere', nations: ['SCT'] }),
    aRule({ key: 'test.untracked', tracked: false }),
    aRule({ key: 'test.chained', openedBy: 'chain' }),
    aRule({ key: 'test.future', validFrom: '2027-01-01' }),
    aRule({ key: 'test.past', validTo: '2025-12-31' }),
    aRule({ key: 'test.other', triggers: ['HandoverSent'] }),
  ];
  expect(rulesOpenedBy(rules, received('2026-03-02'), 'ENG')).toEqual([wanted]);
});

test('a new version takes over on its day, by the London date of the event', () => {
  const old = aRule({ version: 1, validTo: '2026-06-30' });
  const changed = aRule({ version: 2, validFrom: '2026-07-01' });
  const rules = [old, changed];
  expect(ruleInForce(rules, 'test.rule', on('2026-06-30'))).toBe(old);
  expect(ruleInForce(rules, 'test.rule', on('2026-07-01'))).toBe(changed);
  // Half past midnight on 1 July in London is still 30 June in UTC.
  expect(ruleInForce(rules, 'test.rule', new Date('2026-06-30T23:30:00Z'))).toBe(changed);
  expect(rulesOpenedBy(rules, received('2026-07-01'), 'ENG')).toEqual([changed]);
});

test('the newest version wins where two answer, and none is found where none does', () => {
  const newer = aRule({ version: 2 });
  expect(ruleInForce([aRule(), newer], 'test.rule', on('2026-03-02'))).toBe(newer);
  expect(ruleInForce([newer], 'test.rule', on('1999-12-31'))).toBeUndefined();
  expect(ruleInForce([newer], 'test.unknown', on('2026-03-02'))).toBeUndefined();
});

test('a chain goes on at its pace until it changes, half a year after it began', () => {
  const fortnightly = aRule({
    recurrence: { next: 'test.rule', switchAfter: { amount: 6, unit: 'months', next: 'test.monthly' } },
  });
  const began = on('2026-08-31');
  expect(nextRuleKey(fortnightly, began, on('2026-09-13'))).toBe('test.rule');
  expect(nextRuleKey(fortnightly, began, on('2027-02-27'))).toBe('test.rule');
  expect(nextRuleKey(fortnightly, began, on('2027-02-28'))).toBe('test.monthly');
});

test('a chain without a change of pace, and a rule without a chain', () => {
  const repeated = aRule({ recurrence: { next: 'test.rule', switchAfter: null } });
  expect(nextRuleKey(repeated, on('2020-01-01'), on('2027-01-01'))).toBe('test.rule');
  expect(nextRuleKey(aRule(), on('2020-01-01'), on('2027-01-01'))).toBeNull();
});

test('England and Wales share their bank holidays', () => {
  expect((['ENG', 'WAL', 'SCT', 'NI'] as const).map(divisionOf)).toEqual([
    'england-and-wales',
    'england-and-wales',
    'scotland',
    'northern-ireland',
  ]);
});
