import { describe, expect, test } from 'vitest';

import { parseLondon } from '#app/domain/calendar/london.ts';
import type { Rule } from '#app/domain/rules/rule.ts';
import { aRule, aRuleOf, aTrigger, dueOf } from '#tests/unit/domain/rules/a-rule.ts';
import { bankHolidays, months, timesOfDay, type DayCase } from '#tests/unit/domain/rules/awkward-days.ts';
import { clockChanges, cutOffs } from '#tests/unit/domain/rules/awkward-moments.ts';
import { calendars } from '#tests/unit/domain/rules/published-calendars.ts';

const divisions = {
  E: calendars['england-and-wales'],
  S: calendars.scotland,
  N: calendars['northern-ireland'],
};
const english = divisions.E;

describe.each([
  ['bank holidays of the three divisions', bankHolidays],
  ['times of day', timesOfDay],
  ['months and years', months],
] as const)('%s', (_, cases) => {
  test.each(cases)('%s %s + %s = %s: %s', (division, trigger, words, due) => {
    const { localIntent } = dueOf(aRuleOf(words), aTrigger(trigger), divisions[division]);
    expect(localIntent).toBe(`${due}T23:59:59 Europe/London`);
  });
});

test.each(clockChanges)('across the clocks, %s + %s = %s: %s', (trigger, words, due) => {
  expect(dueOf(aRuleOf(words), aTrigger(trigger), english).at).toEqual(new Date(due));
});

test.each(cutOffs)('with a cut-off at 13:00, %s + %s = %s: %s', (trigger, words, due) => {
  const { at } = dueOf(aRuleOf(words, { cutOff: '13:00' }), aTrigger(trigger), english);
  expect(at).toEqual(parseLondon(due));
});

test.each([
  ['2026-03-02T10:00', '30 calendar-days', '2026-03-31', 'a recovery period: the decision is day 1'],
  ['2026-03-02T10:00', '14 calendar-days', '2026-03-15', 'from and including the appointment'],
  ['2026-03-09T10:00', '1 working-days', '2026-03-09', 'a Monday is day 1 itself'],
  ['2026-03-07T10:00', '1 working-days', '2026-03-09', 'a Saturday cannot be day 1'],
  ['2026-04-03T10:00', '2 working-days', '2026-04-08', 'nor can Good Friday or Easter Monday'],
])('where the same day is day 1, %s + %s = %s: %s', (trigger, words, due) => {
  const rule = aRuleOf(words, { counting: 'same-day-is-day-1' });
  expect(dueOf(rule, aTrigger(trigger), english).localIntent).toBe(`${due}T23:59:59 Europe/London`);
});

const back = (words: string, anchor: 'supplied-date' | 'eighteenth-birthday'): Rule => {
  const [amount, unit] = words.split(' ') as [string, 'calendar-days' | 'working-days' | 'months'];
  return aRule({
    length: { kind: 'before-date', amount: Number(amount), unit, anchor },
    counting: 'count-back',
  });
};

const countedBack: readonly DayCase[] = [
  ['E', '28 calendar-days', '2027-08-31', '2027-08-03', 'leave that ends on 31 August'],
  ['E', '5 calendar-days', '2026-03-20', '2026-03-15', 'days off are not spared'],
  ['E', '2 working-days', '2026-04-07', '2026-04-01', 'back over Easter Monday and Good Friday'],
  ['S', '2 working-days', '2026-04-07', '2026-04-02', 'Easter Monday is a working day in Scotland'],
  ['E', '6 months', '2027-08-31', '2027-02-28', 'February has no 31st'],
  ['E', '28 calendar-days', '2026-03-20', '2026-03-02', 'already past: by the end of the day it started'],
];

test.each(countedBack)('counted back, %s: %s before %s = %s: %s', (division, words, suppliedDate, due) => {
  const trigger = aTrigger('2026-03-02T10:00', { suppliedDate });
  const { localIntent } = dueOf(back(words, 'supplied-date'), trigger, divisions[division]);
  expect(localIntent).toBe(`${due}T23:59:59 Europe/London`);
});

test('six months before the 18th birthday of somebody born on 29 February', () => {
  const trigger = aTrigger('2025-03-03T10:00', { dateOfBirth: '2008-02-29' });
  const { localIntent } = dueOf(back('6 months', 'eighteenth-birthday'), trigger, english);
  expect(localIntent).toBe('2025-09-01T23:59:59 Europe/London');
});

test.each([
  ['2008-02-29', 18, 0, '2026-03-01', 'no 29 February in 2026'],
  ['2008-02-29', 20, 0, '2028-02-29', 'but one in 2028'],
  ['2008-03-01', 18, 0, '2026-03-01', 'born a day later'],
  ['2009-08-31', 17, 6, '2027-02-28', 'half a year with no 31st'],
  ['2009-09-10', 17, 6, '2027-03-10', 'half a year'],
])('born %s, aged %i and %i months on %s: %s', (dateOfBirth, years, ageMonths, due) => {
  const length = { kind: 'age-reached', years, months: ageMonths } as const;
  const rule = aRule({ length, counting: 'none', dueTime: '00:00:00' });
  const { at } = dueOf(rule, aTrigger('2025-03-03T10:00', { dateOfBirth }), english);
  expect(at).toEqual(parseLondon(`${due}T00:00`));
});
