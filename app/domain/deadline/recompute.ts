import { Temporal } from 'temporal-polyfill';

import { londonDate } from '#app/domain/calendar/london-date.ts';
import type { WorkingCalendar } from '#app/domain/calendar/working-calendar.ts';
import { computeDue } from '#app/domain/rules/compute-due.ts';
import type { Due, Explanation, Pause, Trigger } from '#app/domain/rules/due.ts';
import type { Length, Rule } from '#app/domain/rules/rule.ts';

/** A deadline that runs or is paused, with what it was computed from. A pause that goes on has no end. */
export type RunningDeadline = {
  readonly id: string;
  readonly ruleKey: string;
  readonly ruleVersion: number;
  readonly authorityId: string;
  readonly status: 'open' | 'paused';
  readonly triggerAt: Date;
  readonly dueAt: Date;
  readonly explanation: Explanation;
  readonly extended: boolean;
  readonly pauses: readonly { readonly from: Date; readonly to: Date | null }[];
};

/** What becomes of it. `kept`: somebody set its date by hand, or a date it hangs on is not on record. */
export type Recomputed =
  | { readonly kind: 'moved' | 'same'; readonly due: Due }
  | { readonly kind: 'kept'; readonly because: 'extended' | 'date-unknown' };

/** Computes a running deadline again under a rule: the one function behind the preview and the change itself. */
export function recompute(deadline: RunningDeadline, rule: Rule, calendar: WorkingCalendar): Recomputed {
  if (deadline.extended) return { kind: 'kept', because: 'extended' };
  const computed = computeDue(rule, triggerOf(deadline), calendar, { pauses: pausesOf(deadline) });
  if (computed.kind !== 'due') return { kind: 'kept', because: 'date-unknown' };
  const same = computed.at.getTime() === deadline.dueAt.getTime();
  return { kind: same ? 'same' : 'moved', due: computed };
}

/** Whether a new version takes a running deadline over: an older version of the same rule, started by an event it answers for. */
export function takesOver(rule: Rule, { ruleKey, ruleVersion, triggerAt }: RunningDeadline): boolean {
  const date = londonDate(triggerAt);
  return (
    rule.key === ruleKey &&
    ruleVersion < rule.version &&
    rule.validFrom <= date &&
    (rule.validTo === null || date <= rule.validTo)
  );
}

/** While a pause goes on the due date stands; the days it took are added when it ends. */
function pausesOf({ pauses }: RunningDeadline): readonly Pause[] {
  return pauses.flatMap(({ from, to }) => (to === null ? [] : [{ from, to }]));
}

/** The trigger as it was, with the date the count hangs on. Dates of birth are not read: the explanation has the anchor. */
function triggerOf({ triggerAt, explanation }: RunningDeadline): Trigger {
  return { type: explanation.trigger.type, at: triggerAt, ...datesFrom(explanation) };
}

function datesFrom({ length, anchor }: Explanation): Partial<Trigger> {
  if (anchor === null) return {};
  const years = yearsTo(length);
  if (years === null) return { suppliedDate: anchor };
  return { dateOfBirth: Temporal.PlainDate.from(anchor).subtract({ years }).toString() };
}

/** How many years after birth the anchor of a length lies; null where it is a date recorded with the event. */
function yearsTo(length: Length): number | null {
  if (length.kind === 'age-reached' || length.kind === 'earliest-of') return 0;
  if (length.kind === 'after-age') return length.years;
  return length.kind === 'before-date' && length.anchor === 'eighteenth-birthday' ? 18 : null;
}
