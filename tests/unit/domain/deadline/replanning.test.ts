import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { stillToPlan, type FiredStep } from '#app/domain/deadline/replanning.ts';
import type { PlannedStep, StepName } from '#app/domain/rules/due.ts';

const day = (offset: number) => new Date(Date.UTC(2026, 10, 24 + offset, 12));
const step = (name: StepName, offset: number): PlannedStep => ({
  step: name,
  fireAt: day(offset),
  to: 'responsible',
});
const done = (name: StepName, offset: number, last = true): FiredStep => ({
  step: name,
  firedAt: day(offset),
  last,
});
const names = (steps: readonly PlannedStep[]) => steps.map((each) => each.step);

describe('the steps of a new plan that are still to come', () => {
  const ladder = [step('due', 0), step('overdue', 0), step('rung-1', 1), step('rung-2', 3)];

  test('leave out what fired for the same due date', () => {
    const fired = [done('due', 0), done('overdue', 0), done('rung-1', 1)];
    const change = { fired, dueBefore: day(0), dueAfter: day(0), now: day(2) };
    expect(names(stillToPlan(ladder, change))).toEqual(['rung-2']);
  });

  test('leave out a rung that was brought forward, though its own time is still to come', () => {
    const fired = [done('due', 0), done('overdue', 0), done('rung-1', 0)];
    const change = { fired, dueBefore: day(0), dueAfter: day(0), now: day(0) };
    expect(names(stillToPlan(ladder, change))).toEqual(['rung-2']);
  });

  test('are the whole ladder again after a later due date', () => {
    const fired = [done('due', -7), done('overdue', -7), done('rung-1', -6)];
    const change = { fired, dueBefore: day(-7), dueAfter: day(0), now: day(-2) };
    expect(names(stillToPlan(ladder, change))).toEqual(names(ladder));
  });

  test('still hold a rung that was planned again after an extension and has not fired since', () => {
    const fired = [done('rung-1', -6, false)];
    const change = { fired, dueBefore: day(0), dueAfter: day(0), now: day(-2) };
    expect(names(stillToPlan(ladder, change))).toEqual(names(ladder));
  });

  test('keep one missed reminder, and none that was given before', () => {
    const reminders = [step('remind-1', -5), step('remind-2', -3), step('remind-3', -1), step('due', 0)];
    const change = { fired: [], dueBefore: day(-9), dueAfter: day(0), now: day(-2) };
    expect(names(stillToPlan(reminders, change))).toEqual(['remind-2', 'remind-3', 'due']);
    const given = { ...change, fired: [done('remind-1', -8), done('remind-2', -7)] };
    expect(names(stillToPlan(reminders, given))).toEqual(['remind-3', 'due']);
  });
});

const stepName = fc.constantFrom<StepName>('remind-1', 'remind-2', 'due', 'overdue', 'rung-1', 'rung-2');
const offset = fc.integer({ min: -30, max: 30 });

describe('whatever fired before', () => {
  test('no moment that fired is planned again, and nothing is planned that the new plan lacks', () => {
    const fired = fc.array(fc.tuple(stepName, offset, fc.boolean()).map((each) => done(...each)));
    const plan = fc.uniqueArray(
      fc.tuple(stepName, offset).map((each) => step(...each)),
      { selector: (each) => each.step },
    );
    fc.assert(
      fc.property(fired, plan, fc.tuple(offset, offset, offset), (before, steps, [was, is, now]) => {
        const change = { fired: before, dueBefore: day(was), dueAfter: day(is), now: day(now) };
        for (const planned of stillToPlan(steps, change)) {
          expect(steps).toContain(planned);
          const same = before.filter((each) => each.step === planned.step);
          expect(same.every(({ firedAt }) => firedAt < planned.fireAt)).toBe(true);
        }
      }),
    );
  });

  test('nothing of the ladder is lost: what neither fired nor was a reminder is planned', () => {
    const plan = [step('due', 0), step('overdue', 0), step('rung-1', 1)];
    fc.assert(
      fc.property(offset, offset, (was, now) => {
        const change = { fired: [], dueBefore: day(was), dueAfter: day(0), now: day(now) };
        expect(stillToPlan(plan, change)).toEqual(plan);
      }),
    );
  });
});
