import { readFileSync } from 'node:fs';

import { expect, test } from 'vitest';

import { overdue, readRisks } from '#tests/support/supply/risks.ts';

const text = readFileSync(new URL('../../../docs/accepted-risks.md', import.meta.url), 'utf8');

test('every accepted risk has a day, an owner and what is done about it, and the first is the framework', () => {
  const risks = readRisks(text);
  expect(risks.length).toBeGreaterThan(5);
  expect(risks[0]?.risk).toContain('Remix 2');
  expect(risks.map(({ id }) => id)).toEqual(risks.map((_, index) => `R${String(index + 1)}`));
  expect(risks.length).toBe(text.match(/^\| R/gmu)?.length);
});

test('no risk is accepted for longer than a year', () => {
  const year = 366 * 86_400_000;
  for (const { id, since, review } of readRisks(text))
    expect(Date.parse(review) - Date.parse(since), id).toBeLessThanOrEqual(year);
});

test('a risk is overdue the day after its review', () => {
  const risks = readRisks('| R1 | a | 2026-01-01 | 2026-06-30 | an owner | a wall |');
  expect(overdue(risks, '2026-06-30')).toEqual([]);
  expect(overdue(risks, '2026-07-01')).toHaveLength(1);
});

test.each([
  ['| R1 | a | 2026-01-01 | 2026-06-30 | | a wall |', 'not whole'],
  ['| R1 | a | 1 January | 2026-06-30 | an owner | a wall |', 'not a date'],
  ['| R1 | a | 2026-07-01 | 2026-06-30 | an owner | a wall |', 'before it was accepted'],
])('%s is refused', (row, said) => {
  expect(() => readRisks(row)).toThrow(said);
});
