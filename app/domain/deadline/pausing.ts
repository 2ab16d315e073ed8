import type { WorkingCalendar } from '#app/domain/calendar/working-calendar.ts';
import { dueAnew } from '#app/domain/deadline/due-anew.ts';
import { pausedSince, type RunningDeadline } from '#app/domain/deadline/running.ts';
import type { Due, Pause, PlannedStep } from '#app/domain/rules/due.ts';
import type { CaseEventType } from '#app/domain/rules/events.ts';
import { planActions } from '#app/domain/rules/plan-actions.ts';
import type { Rule } from '#app/domain/rules/rule.ts';

/** What happened in a case that pauses or resumes some rule, as the chronology keeps it. */
export type PausingEvent = { readonly id: string; readonly type: CaseEventType; readonly at: Date };

/** A pause with the events that began and ended it. */
export type CausedPause = {
  readonly from: Date;
  readonly to: Date | null;
  readonly reason: string;
  readonly causeEventId: string;
  readonly endEventId: string | null;
};

export type Pausing = {
  readonly deadline: RunningDeadline;
  readonly from: Date;
  /** Null while it lasts; set where an earlier beginning is told of a pause that lasts already. */
  readonly to: Date | null;
};

export type Resumption = {
  readonly deadline: RunningDeadline;
  readonly at: Date;
  readonly due: Due;
  readonly steps: readonly PlannedStep[];
};

/** The pause an event begins, from when it happened. What was due before that stays overdue: no clock ran any more. */
export function pauseBy(
  event: { readonly type: CaseEventType; readonly at: Date },
  deadline: RunningDeadline,
  rule: Rule,
): Pausing | null {
  if (!rule.pausedBy.includes(event.type) || event.at > deadline.dueAt) return null;
  const since = pausedSince(deadline);
  if (since === null) return { deadline, from: event.at, to: null };
  return event.at < since ? { deadline, from: event.at, to: since } : null;
}

/** What keeps a person from stopping a clock: no duty in law waits, and one that has run out cannot stand still. */
export function keptFromPausing(
  { pausedBy }: Rule,
  { dueAt }: Pick<RunningDeadline, 'dueAt'>,
  now: Date,
): 'not-pausable' | 'overdue-already' | null {
  if (pausedBy.length === 0) return 'not-pausable';
  return dueAt <= now ? 'overdue-already' : null;
}

/** The resumption an event brings; one that happened before the pause began belongs to something earlier. */
export function resumeBy(
  event: { readonly type: CaseEventType; readonly at: Date },
  deadline: RunningDeadline,
  rule: Rule,
  calendar: WorkingCalendar,
): Resumption | null {
  const since = pausedSince(deadline);
  if (since === null || !rule.resumedBy.includes(event.type) || event.at < since) return null;
  return resumption(deadline, event.at, rule, calendar);
}

/** The due date and the plan once the clock runs again from a moment. */
export function resumption(
  deadline: RunningDeadline,
  at: Date,
  rule: Rule,
  calendar: WorkingCalendar,
): Resumption {
  const pauses = deadline.pauses.map(({ from, to }): Pause => ({ from, to: to ?? at }));
  const due = dueAnew(rule, deadline, pauses, calendar);
  return { deadline, at, due, steps: planActions(rule, due, calendar, deadline.openedAt) };
}

/** The pauses that earlier events mean for a rule that opens now; those over before its trigger are nothing to it. */
export function pausesStanding(
  rule: Rule,
  triggerAt: Date,
  events: readonly PausingEvent[],
): readonly CausedPause[] {
  const found: CausedPause[] = [];
  for (const event of events.toSorted((a, b) => a.at.getTime() - b.at.getTime())) {
    const last = found.at(-1);
    if (last?.to !== null) {
      if (rule.pausedBy.includes(event.type)) found.push(pauseFrom(event, triggerAt));
    } else if (rule.resumedBy.includes(event.type))
      found[found.length - 1] = { ...last, to: event.at, endEventId: event.id };
  }
  return found.filter(({ from, to }) => to === null || to > from);
}

function pauseFrom({ id, type, at }: PausingEvent, triggerAt: Date): CausedPause {
  const from = at > triggerAt ? at : triggerAt;
  return { from, to: null, reason: type, causeEventId: id, endEventId: null };
}
