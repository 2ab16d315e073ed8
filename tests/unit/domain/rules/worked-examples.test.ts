import { expect, test } from 'vitest';

import { londonTime, parseLondon, wallText } from '#app/domain/calendar/london.ts';
import { workExample } from '#app/domain/rules/worked-example.ts';
import { divisionOf } from '#app/domain/rules/select-rules.ts';
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

test('every rule has its own example, and one that is a second off does not agree', () => {
  expect(rules.length).toBeGreaterThanOrEqual(126);
  for (const rule of rules) {
    const { key, length, example } = rule;
    expect(example.because, key).toMatch(/\w.*\.$/u);
    expect(example.due === null, key).toBe(length.kind === 'event-only');
    const wrong = { ...rule, example: { ...example, due: almost(example.due) } };
    expect(workExample(wrong, calendars[example.division]).agrees, key).toBe(false);
  }
});

test('every example is set where and when its rule holds', () => {
  for (const { key, nations, validFrom, validTo, example } of rules) {
    expect(nations.map(divisionOf), key).toContain(example.division);
    expect(example.trigger >= validFrom, key).toBe(true);
    expect(validTo === null || example.trigger.slice(0, 10) <= validTo, key).toBe(true);
  }
});

function almost(due: string | null): string {
  if (due === null) return '2026-03-02T10:00:00';
  return wallText(londonTime(new Date(parseLondon(due).getTime() - 1000)));
}
