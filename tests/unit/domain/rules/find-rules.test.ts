import { expect, test } from 'vitest';

import { findRules, type RuleFilter } from '#app/domain/rules/find-rules.ts';
import { currentRules, standingOf } from '#app/domain/rules/rule-standing.ts';
import { loadRules } from '#prisma/rules/load.ts';
import { aRule } from '#tests/unit/domain/rules/a-rule.ts';

const none: RuleFilter = {
  nation: null,
  topic: null,
  event: null,
  source: null,
  confidence: null,
  tracked: null,
  words: '',
};
const all = loadRules();
const now = new Date('2026-11-25T10:00:00Z');

test('finds all 126 rules, by title, when nothing is asked', () => {
  const found = findRules(currentRules(all, now), none);
  expect(found).toHaveLength(126);
  expect(found.map(({ title }) => title)).toEqual(found.map(({ title }) => title).toSorted());
});

test('narrows by each code and by words in any order', () => {
  const keys = (filter: Partial<RuleFilter>) => findRules(all, { ...none, ...filter });
  expect(keys({ nation: 'SCT' }).every(({ nations }) => nations.includes('SCT'))).toBe(true);
  expect(keys({ source: 'G' }).every(({ source }) => source.kind === 'G')).toBe(true);
  expect(keys({ tracked: false }).every(({ tracked }) => !tracked)).toBe(true);
  expect(keys({ topic: 'safety' }).map(({ key }) => key)).not.toContain('nrm.refer.child');
  expect(keys({ words: 'MECHANISM refer' }).map(({ key }) => key)).toContain('nrm.refer.child');
  expect(keys({ words: 'no such words' })).toEqual([]);
});

test('takes of each rule the version in force today', () => {
  const old = aRule({ validTo: '2026-11-24' });
  const current = aRule({ version: 2, validFrom: '2026-11-25', validTo: '2026-12-31' });
  const coming = aRule({ version: 3, validFrom: '2027-01-01' });
  expect(currentRules([old, current, coming], now)).toEqual([current]);
  expect(currentRules([old, coming], now)).toEqual([coming]);
  expect([old, current, coming].map((rule) => standingOf(rule, now))).toEqual([
    'past',
    'in-force',
    'to-come',
  ]);
});
