import { describe, expect, test } from 'vitest';

import { calendarFrom } from '#app/domain/calendar/working-calendar.ts';
import { londonTime, parseLondon, wallText } from '#app/domain/calendar/london.ts';
import { computeDue } from '#app/domain/rules/compute-due.ts';
import { planActions } from '#app/domain/rules/plan-actions.ts';
import type { Rule } from '#app/domain/rules/rule.ts';
import { loadRules } from '#prisma/rules/load.ts';
import { aRuleOf } from '#tests/unit/domain/rules/a-rule.ts';

const calendar = calendarFrom([], 'northern-ireland');
const laddered = loadRules().filter(({ tracked, ladder }) => tracked && ladder.length > 0);

function rungsOf(rule: Rule, trigger: string) {
  const at = parseLondon(trigger);
  const due = computeDue(rule, { type: 'ReviewHeld', at, ...dates }, calendar);
  if (due.kind !== 'due') return [];
  return planActions(rule, due, calendar).filter(({ step }) => step.startsWith('rung-'));
}

const dates = { dateOfBirth: '2012-02-29', suppliedDate: '2027-05-04' };

describe('the ladder of a deadline', () => {
  test.each(laddered.map((rule) => [rule.key, rule] as const))(
    'of %s is climbed in its own order, whatever its units come to',
    (_, rule) => {
      for (const trigger of ['2027-03-18T12:00', '2027-03-19T16:59', '2027-03-20T03:00']) {
        const moments = rungsOf(rule, trigger).map(({ fireAt }) => fireAt.getTime());
        expect(moments).toEqual(moments.toSorted((a, b) => a - b));
      }
    },
  );

  test('does not pass over whoever is responsible: a working day later is not before an office hour later', () => {
    const review = aRuleOf('2 weeks', {
      ladder: [
        { after: { amount: 1, unit: 'working-hours' }, role: 'responsible' },
        { after: { amount: 1, unit: 'working-days' }, role: 'team-manager' },
      ],
    });
    const rungs = rungsOf(review, '2027-03-18T12:00').map(({ to, fireAt }) => [
      to,
      wallText(londonTime(fireAt)),
    ]);
    // Two weeks end with Thursday 1 April; both the first office hour and the first working day are on Friday.
    expect(rungs).toEqual([
      ['responsible', '2027-04-02T10:00:00'],
      ['team-manager', '2027-04-02T10:00:00'],
    ]);
  });
});
