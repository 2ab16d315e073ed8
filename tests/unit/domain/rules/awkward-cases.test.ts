import { expect, test } from 'vitest';

import { parseLondon } from '#app/domain/calendar/london.ts';
import { aTrigger, dueOf } from '#tests/unit/domain/rules/a-rule.ts';
import { awkwardCases, calendarOf, ruleOf } from '#tests/unit/domain/rules/awkward-cases.ts';

/** The table is worked by hand; the code is measured by it and never the other way round. */
test.each(awkwardCases)('$place: $trigger + $rule = $due: $worked', (line) => {
  const { rule, dates } = ruleOf(line);
  const { at, explanation } = dueOf(rule, aTrigger(line.trigger, dates), calendarOf(line));
  const [due, marked] = line.due.split(' ');
  expect(at).toEqual(momentOf(due!));
  expect(explanation.beyondKnownHolidays).toBe(marked === 'marked');
});

test('the table has at least a hundred cases, no two alike, each worked out in a sentence and with its source', () => {
  expect(awkwardCases.length).toBeGreaterThanOrEqual(100);
  const questions = awkwardCases.map(({ place, rule, trigger }) => `${place} ${rule} ${trigger}`);
  expect(new Set(questions).size).toBe(awkwardCases.length);
  expect(awkwardCases.filter(({ worked, source }) => !/\w.*\.$/u.test(worked) || source.length < 8)).toEqual(
    [],
  );
});

function momentOf(due: string): Date {
  if (due.endsWith('Z')) return new Date(due);
  return parseLondon(due.includes('T') ? due : `${due}T23:59:59`);
}
