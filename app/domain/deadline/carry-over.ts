import type { WorkingCalendar } from '#app/domain/calendar/working-calendar.ts';
import { recompute, type Recomputable } from '#app/domain/deadline/recompute.ts';
import type { Due, PlannedStep } from '#app/domain/rules/due.ts';
import { planActions } from '#app/domain/rules/plan-actions.ts';
import type { Rule } from '#app/domain/rules/rule.ts';

/** A running deadline with what is still planned for it. */
export type Planned = Recomputable & {
  readonly openedAt: Date;
  readonly planned: readonly { readonly step: string; readonly fireAt: Date }[];
};

/** What a change makes of a deadline: how its date fared, and what it is planned by from now on; null where all stays. */
export type CarriedOver = {
  readonly result: 'moved' | 'same' | 'kept';
  readonly anew: { readonly due: Due; readonly rule: Rule; readonly steps: readonly PlannedStep[] } | null;
};

/**
 * Carries a running deadline over to a rule and a calendar. Its version of the rule, its reminders and its ladder follow
 * even where its date stays; a deadline that hangs on a date nobody knows is left as it is.
 */
export function carryOver(deadline: Planned, rule: Rule, calendar: WorkingCalendar): CarriedOver {
  const computed = recompute(deadline, rule, calendar);
  if (!('due' in computed)) return { result: 'kept', anew: null };
  const { kind: result, due } = computed;
  const steps = planActions(rule, due, calendar, deadline.openedAt);
  const stays = result !== 'moved' && rule.version === deadline.ruleVersion && isPlannedSo(deadline, steps);
  return { result, anew: stays ? null : { due, rule, steps } };
}

/** Whether what is still to come, comes when it is to come. */
function isPlannedSo({ planned }: Planned, steps: readonly PlannedStep[]): boolean {
  const times = new Map<string, number>(steps.map(({ step, fireAt }) => [step, fireAt.getTime()]));
  return planned.every(({ step, fireAt }) => times.get(step) === fireAt.getTime());
}
