import { describe, expect, test } from 'vitest';

import { ruleFacts } from '#app/components/rules/rule-facts.ts';
import { cautions } from '#app/components/rules/words.ts';
import { loadRules } from '#prisma/rules/load.ts';
import { aRule } from '#tests/unit/domain/rules/a-rule.ts';

const rules = loadRules();
const alone = { follows: [], next: null };
const factOf = (about: string, rule = aRule()) =>
  ruleFacts(rule, alone).find((fact) => fact.about === about)?.says;

describe('a rule in plain English', () => {
  test.each(rules.map((rule) => [rule.key, rule] as const))('%s is said without a code', (_, rule) => {
    for (const { about, says } of ruleFacts(rule, alone)) {
      expect([about, says.length > 0]).toEqual([about, true]);
      for (const line of says) {
        expect(line).not.toMatch(/undefined|null|[a-z][A-Z]|working-|team-manager|[{}[\]]/u);
        expect(line).toMatch(/^[A-Z\d“].*\.$/u);
      }
    }
  });

  test('says when it falls due, what a cut-off does and which days do not count', () => {
    const hours = aRule({
      length: { kind: 'after-trigger', amount: 72, unit: 'hours' },
      counting: 'elapsed',
    });
    expect(factOf('Allows', hours)).toEqual(['72 hours, counted by the clock, day and night.']);
    expect(factOf('Falls due', hours)).toEqual(['At the minute the hours are over.']);
    expect(factOf('Days not counted', hours)).toEqual(['None: every day counts.']);
    expect(factOf('Falls due')).toEqual(['At the end of the last day.']);
    expect(factOf('Late in the day', aRule({ cutOff: '17:00' }))?.[0]).toContain('At 17:00 or later');
    expect(factOf('Days not counted')?.[0]).toContain('bank holidays');
  });

  test('names the rule that follows and when another takes its place', () => {
    const next = { title: 'Visit', later: { amount: 1, unit: 'years' as const, title: 'Later visit' } };
    const says = ruleFacts(aRule(), { follows: [], next }).find(
      ({ about }) => about === 'What follows',
    )?.says;
    expect(says).toEqual([
      'When it is met, this opens: Visit.',
      'From 1 year after the first of them: Later visit.',
    ]);
  });
});

describe('what to know before relying on a rule', () => {
  test('is nothing for law that was read and is clear', () => {
    const source = { kind: 'S', citation: 'Act', url: null, verified: true } as const;
    expect(cautions(aRule({ source, confidence: 'high' }))).toEqual([]);
  });

  test('says guidance, unverified and doubtful in words', () => {
    const source = { kind: 'G', citation: 'Guidance', url: null, verified: false } as const;
    expect(cautions(aRule({ source, confidence: 'low', note: 'Nobody knows.' }))).toEqual([
      'Guidance only',
      'Not verified against the text',
      'Doubtful: Nobody knows.',
    ]);
  });

  test('is said of every rule that is not sure law', () => {
    for (const rule of rules)
      expect([rule.key, cautions(rule).length > 0]).toEqual([
        rule.key,
        rule.source.kind !== 'S' || !rule.source.verified || rule.confidence !== 'high',
      ]);
  });
});
