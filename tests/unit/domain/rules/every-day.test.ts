import { expect, test } from 'vitest';

import type { Division } from '#app/domain/calendar/working-calendar.ts';
import { aRuleOf, aTrigger, dueOf } from '#tests/unit/domain/rules/a-rule.ts';
import { naiveDue } from '#tests/unit/domain/rules/naive-peer.ts';
import { calendars } from '#tests/unit/domain/rules/published-calendars.ts';

const firstDay = Date.UTC(2024, 0, 1);
const days = (Date.UTC(2029, 0, 1) - firstDay) / 86_400_000;
const everyDay = Array.from({ length: days }, (_, index) =>
  new Date(firstDay + index * 86_400_000).toISOString().slice(0, 10),
);

test('the years of the data have 1,827 days, two of them 29 February', () => {
  expect(everyDay).toHaveLength(1827);
  expect(everyDay.filter((date) => date.endsWith('02-29'))).toHaveLength(2);
});

test.each([
  ['england-and-wales', 1, 'working-days'],
  ['scotland', 1, 'working-days'],
  ['northern-ireland', 1, 'working-days'],
  ['scotland', 20, 'working-days'],
  ['england-and-wales', 24, 'hours'],
  ['england-and-wales', 72, 'hours'],
  ['england-and-wales', 6, 'months'],
  ['england-and-wales', 30, 'calendar-days'],
] satisfies (readonly [Division, number, Parameters<typeof naiveDue>[2]])[])(
  'in %s, %i %s from 01:30 on every day of 2024 to 2028 end where a day loop ends',
  (division, amount, unit) => {
    const calendar = calendars[division];
    const holidays = new Set(calendar.holidays.keys());
    const rule = aRuleOf(`${amount} ${unit}`);
    const wrong = everyDay.filter((date) => {
      const local = `${date}T01:30`;
      const found = dueOf(rule, aTrigger(local), calendar).at.getTime();
      return found !== naiveDue(local, amount, unit, holidays);
    });
    expect(wrong).toEqual([]);
  },
);
