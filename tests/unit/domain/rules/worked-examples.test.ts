import { expect, test } from 'vitest';

import { parseLondon } from '#app/domain/calendar/london.ts';
import { workExample } from '#app/domain/rules/worked-example.ts';
import { loadRules } from '#prisma/rules/load.ts';
import { calendars } from '#tests/unit/domain/rules/published-calendars.ts';

const rules = loadRules();

/** The examples are worked by hand; the code is measured by them and never the other way round. */
test.each(rules.map((rule) => ({ rule, key: rule.key, because: rule.example.because })))(
  '$key: $because',
  ({ rule }) => {
    const { computed, agrees } = workExample(rule, calendars[rule.example.division]);
    if (rule.example.due === null) expect(computed).toEqual({ kind: 'no-clock' });
    else expect(computed).toMatchObject({ kind: 'due', at: parseLondon(rule.example.due) });
    expect(agrees).toBe(true);
  },
);

test('an example that says another day does not agree', () => {
  const [rule] = rules.filter(({ key }) => key === 'nrm.refer.child');
  if (rule === undefined) throw new Error('the rule is gone');
  const wrong = { ...rule, example: { ...rule.example, due: '2026-05-04T23:59:59' } };
  expect(workExample(wrong, calendars[rule.example.division]).agrees).toBe(false);
});
