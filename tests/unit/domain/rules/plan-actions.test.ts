import { expect, test } from 'vitest';

import { londonTime, parseLondon, wallText } from '#app/domain/calendar/london.ts';
import { planActions } from '#app/domain/rules/plan-actions.ts';
import type { Rule } from '#app/domain/rules/rule.ts';
import { aRuleOf, aTrigger, dueOf } from '#tests/unit/domain/rules/a-rule.ts';
import { calendars } from '#tests/unit/domain/rules/published-calendars.ts';

const english = calendars['england-and-wales'];

function planOf(rule: Rule, trigger: string, openedAt?: string) {
  const due = dueOf(rule, aTrigger(trigger), english);
  const opened = openedAt === undefined ? undefined : parseLondon(openedAt);
  return planActions(rule, due, english, opened).map(
    ({ step, fireAt, to }) => `${step} ${wallText(londonTime(fireAt))} ${to}`,
  );
}

const review = aRuleOf('20 working-days', {
  reminders: [
    { amount: 5, unit: 'working-days', to: 'responsible' },
    { amount: 1, unit: 'working-days', to: 'team-manager' },
    { amount: 0, unit: 'working-days', to: 'responsible' },
  ],
  ladder: [
    { after: { amount: 0, unit: 'hours' }, role: 'responsible' },
    { after: { amount: 3, unit: 'working-hours' }, role: 'team-manager' },
    { after: { amount: 2, unit: 'working-days' }, role: 'director' },
  ],
});

test('reminds at nine on working days, marks the moment, and climbs the ladder over a weekend', () => {
  // Maundy Thursday, 2 April, is day 19; after Easter Tuesday 7 April is day 20.
  expect(planOf(review, '2026-03-06T10:00')).toEqual([
    'remind-1 2026-03-27T09:00:00 responsible',
    'remind-2 2026-04-02T09:00:00 team-manager',
    'remind-3 2026-04-07T09:00:00 responsible',
    'due 2026-04-07T23:59:59 responsible',
    'overdue 2026-04-08T00:00:00 responsible',
    'rung-1 2026-04-08T00:00:00 responsible',
    'rung-2 2026-04-08T12:00:00 team-manager',
    'rung-3 2026-04-09T09:00:00 director',
  ]);
});

test('drops reminders that were past when the deadline opened, and renumbers nothing', () => {
  const steps = planOf(review, '2026-03-06T10:00', '2026-04-02T09:00').map((line) => line.split(' ')[0]);
  expect(steps).toEqual(['remind-3', 'due', 'overdue', 'rung-1', 'rung-2', 'rung-3']);
});

test('keeps everything else when the deadline is found long after its date', () => {
  const steps = planOf(review, '2026-03-06T10:00', '2027-01-01T00:00').map((line) => line.split(' ')[0]);
  expect(steps).toEqual(['due', 'overdue', 'rung-1', 'rung-2', 'rung-3']);
});

test('reminds of nothing before the trigger, nor at the deadline itself', () => {
  const hours = [2, 1, 0].map((amount) => ({ amount, unit: 'hours', to: 'responsible' }) as const);
  const rule = aRuleOf('1 hours', { reminders: hours });
  expect(planOf(rule, '2026-03-06T10:00')).toEqual([
    'due 2026-03-06T11:00:00 responsible',
    'overdue 2026-03-06T11:00:01 responsible',
  ]);
});

test('hours before a deadline are hours on the night the clocks change', () => {
  const rule = aRuleOf('72 hours', { reminders: [{ amount: 48, unit: 'hours', to: 'responsible' }] });
  expect(planOf(rule, '2026-03-27T10:00')[0]).toContain('remind-1 2026-03-28T10:00:00');
});

test('the working day of a deadline that falls on a day off is the one before', () => {
  const rule = aRuleOf('1 months', { reminders: [{ amount: 0, unit: 'working-days', to: 'responsible' }] });
  // A month from 5 March ends on Easter Sunday; Thursday 2 April is the last working day before it.
  expect(planOf(rule, '2026-03-05T10:00')[0]).toBe('remind-1 2026-04-02T09:00:00 responsible');
});

test('a milestone has nobody to escalate to', () => {
  const rule = aRuleOf('30 calendar-days', { nature: 'milestone' });
  expect(planOf(rule, '2026-03-02T10:00')).toEqual(['due 2026-04-01T23:59:59 responsible']);
});
