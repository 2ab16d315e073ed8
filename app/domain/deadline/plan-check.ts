import type { WorkingCalendar } from '#app/domain/calendar/working-calendar.ts';
import { recompute, type Recomputable } from '#app/domain/deadline/recompute.ts';
import { firedBefore, stillToPlan } from '#app/domain/deadline/replanning.ts';
import type { PlannedStep } from '#app/domain/rules/due.ts';
import { planActions } from '#app/domain/rules/plan-actions.ts';
import type { LadderRole, Rule } from '#app/domain/rules/rule.ts';

export type KeptAction = {
  readonly step: string;
  readonly role: LadderRole;
  readonly fireAt: Date;
  readonly state: 'planned' | 'fired' | 'superseded';
  readonly firedAt: Date | null;
  /** The version of the deadline it was planned for. */
  readonly version: number;
};

/** When a deadline was given another plan, and what it was due before and after. */
export type PlanChange = { readonly at: Date; readonly dueBefore: Date; readonly dueAfter: Date };

/** A running deadline with everything that its plan follows from, and the plan itself. */
export type CheckedDeadline = Recomputable & {
  readonly version: number;
  readonly openedAt: Date;
  readonly actions: readonly KeptAction[];
  /** The last change of its plan; several where they happened at one moment. None since it opened: empty. */
  readonly changes: readonly PlanChange[];
  /** Until when its ladder was ever held back. */
  readonly holds: readonly Date[];
};

/** What is not as it follows: the due date, or what is planned. */
export type PlanDiffers = 'due' | 'plan';

/**
 * Computes a running deadline and its plan once more and says what is otherwise; null when nothing is. It is right if it
 * is so by the calendar of any authority its case has been with: a date does not move with the case.
 */
export function planDiffers(
  deadline: CheckedDeadline,
  rule: Rule,
  calendars: readonly WorkingCalendar[],
): PlanDiffers | null {
  const isDueSo = (calendar: WorkingCalendar) => recompute(deadline, rule, calendar).kind !== 'moved';
  const isExplained = deadline.explanation.due.at === deadline.dueAt.toISOString();
  if (!isExplained || !calendars.some(isDueSo)) return 'due';
  return calendars.some((calendar) => isPlannedSo(deadline, rule, calendar)) ? null : 'plan';
}

/** While the clock stands still nothing is planned. */
function isPlannedSo(deadline: CheckedDeadline, rule: Rule, calendar: WorkingCalendar): boolean {
  const planned = deadline.actions.filter(({ state }) => state === 'planned');
  if (deadline.status === 'paused') return planned.length === 0;
  const whole = wholePlan(deadline, rule, calendar);
  return plansToBe(deadline, whole).some(
    (steps) => planned.every((action) => fits(action, steps, deadline)) && isAllThere(steps, deadline),
  );
}

/** When it opens, reminders count from its trigger; later, from when somebody told of that. */
function wholePlan(
  { dueAt, explanation, changes, triggerAt, openedAt }: CheckedDeadline,
  rule: Rule,
  calendar: WorkingCalendar,
): readonly PlannedStep[] {
  const due = { kind: 'due', at: dueAt, localIntent: '', explanation } as const;
  return planActions(rule, due, calendar, changes.length === 0 ? triggerAt : openedAt);
}

/** What may be left of the whole plan after what had fired before the last change of it. */
function plansToBe(
  { version, actions, changes }: CheckedDeadline,
  whole: readonly PlannedStep[],
): readonly (readonly PlannedStep[])[] {
  const fired = firedBefore(actions.filter((action) => action.version < version));
  return changes.length === 0
    ? [whole]
    : changes.map(({ at: now, ...due }) => stillToPlan(whole, { fired, ...due, now }));
}

/** A step that is to come, of this plan and at its time. */
function fits(action: KeptAction, steps: readonly PlannedStep[], deadline: CheckedDeadline): boolean {
  const step = steps.find((each) => each.step === action.step);
  if (step === undefined || action.version !== deadline.version || action.role !== step.to) return false;
  return isAt(action.fireAt, step.fireAt) || (isRung(action) && wasShifted(action, deadline));
}

/** A rung waits for as long as somebody held it back, and comes at once when nobody was found on the one below. */
function wasShifted({ fireAt }: KeptAction, { holds, actions }: CheckedDeadline): boolean {
  return (
    holds.some((until) => isAt(until, fireAt)) ||
    actions.some(({ firedAt }) => firedAt !== null && isAt(firedAt, fireAt))
  );
}

function isAllThere(steps: readonly PlannedStep[], { version, actions }: CheckedDeadline): boolean {
  const own = actions.filter((action) => action.version === version && action.state !== 'superseded');
  return steps.every(({ step }) => own.some((action) => action.step === step));
}

const isRung = ({ step }: KeptAction) => step.startsWith('rung-');

const isAt = (a: Date, b: Date) => a.getTime() === b.getTime();
