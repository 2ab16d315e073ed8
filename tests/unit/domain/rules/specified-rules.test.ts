import { expect, test } from 'vitest';

import type { Length, Rule } from '#app/domain/rules/rule.ts';
import { loadRules } from '#prisma/rules/load.ts';
import { specifiedRules } from '#tests/unit/domain/rules/specified-rules.ts';

const rules = new Map(loadRules().map((rule) => [rule.key, rule]));

test('the specification names 101 rules', () => {
  expect(new Set(specifiedRules.map(({ specified }) => specified)).size).toBe(101);
});

test.each(specifiedRules)('$specified is kept by $rule: $length in $nations', (line) => {
  const rule = rules.get(line.rule);
  if (rule === undefined) throw new Error(`There is no rule ${line.rule}`);
  expect({
    nations: rule.nations.join(' '),
    length: lengthOf(rule.length),
    counting: rule.counting,
    source: rule.source.kind,
    confidence: rule.confidence,
    then: followers(rule).join(' then '),
  }).toEqual({
    nations: line.nations,
    length: line.length,
    counting: line.counting,
    source: line.source,
    confidence: line.confidence,
    then: line.then,
  });
});

test.each(specifiedRules)(
  '$rule says who, what meets it, what it rests on, and has an example',
  ({ rule: key }) => {
    const rule = rules.get(key);
    if (rule === undefined) throw new Error(`There is no rule ${key}`);
    expect(rule.metBy.length).toBeGreaterThan(0);
    expect(rule.triggers.length).toBeGreaterThan(0);
    expect(rule.responsibleLabel).toMatch(/\w/u);
    expect(rule.source.citation).toMatch(/\w/u);
    expect(rule.example.because).toMatch(/\w/u);
    // What was seen has an address; what was not says so.
    if (rule.source.kind !== 'P') expect(rule.source.url !== null || rule.note !== '').toBe(true);
  },
);

function lengthOf(length: Length): string {
  switch (length.kind) {
    case 'after-trigger':
      return `${length.amount} ${length.unit}`;
    case 'before-date':
      return `${length.amount} ${length.unit} before ${length.anchor}`;
    case 'age-reached':
      return `age ${length.years}y${length.months}m`;
    case 'after-age':
      return `${length.amount} ${length.unit} from age ${length.years}`;
    case 'earliest-of':
      return length.of.map(lengthOf).join(' or ');
    case 'event-only':
    case 'supplied-date':
      return length.kind;
  }
}

function followers({ recurrence }: Rule): readonly string[] {
  if (recurrence === null) return [];
  return recurrence.switchAfter === null ? [recurrence.next] : [recurrence.next, recurrence.switchAfter.next];
}
