import { Temporal } from 'temporal-polyfill';

import { londonDate } from '#app/domain/calendar/london-date.ts';
import type { WorkingCalendar } from '#app/domain/calendar/working-calendar.ts';
import { withExtensions } from '#app/domain/deadline/due-anew.ts';
import type { KeptPause, RunningDeadline } from '#app/domain/deadline/running.ts';
import { computeDue } from '#app/domain/rules/compute-due.ts';
import type { Due, Explanation, Pause, Trigger } from '#app/domain/rules/due.ts';
import type { Length, Rule } from '#app/domain/rules/rule.ts';

/** `ended`: by an event or a person. One that nobody ended lasts, or is the earlier beginning of one that lasts. */
export type EndedPause = KeptPause & { readonly ended: boolean };

/** A deadline that runs or is paused, with what it was computed from. */
export type Recomputable = Pick<
  RunningDeadline,
  'id' | 'ruleKey' | 'ruleVersion' | 'status' | 'triggerAt' | 'dueAt' | 'explanation'
> & {
  readonly authorityId: string;
  readonly pauses: readonly EndedPause[];
};

/** What becomes of its date. `kept`: the date somebody gave it holds, or a date it hangs on is not on record. */
export type Recomputed =
  | { readonly kind: 'moved' | 'same'; readonly due: Due }
  | { readonly kind: 'kept'; readonly because: 'extended'; readonly due: Due }
  | { readonly kind: 'kept'; readonly because: 'date-unknown' };

/** Computes a running deadline again under a rule: the one function behind the preview, the change and the check. */
export function recompute(deadline: Recomputable, rule: Rule, calendar: WorkingCalendar): Recomputed {
  const pauses = pausesCounted(deadline);
  const computed = computeDue(rule, triggerOf(deadline), calendar, { pauses });
  if (computed.kind !== 'due') return { kind: 'kept', because: 'date-unknown' };
  const due = withExtensions(computed, deadline.explanation.extensions ?? [], pauses);
  if (due.at.getTime() !== deadline.dueAt.getTime()) return { kind: 'moved', due };
  return due.at > computed.at ? { kind: 'kept', because: 'extended', due } : { kind: 'same', due };
}

/** Whether a new version takes a running deadline over: an older version of the same rule, started by an event it answers for. */
export function takesOver(
  rule: Rule,
  { ruleKey, ruleVersion, triggerAt }: Pick<Recomputable, 'ruleKey' | 'ruleVersion' | 'triggerAt'>,
): boolean {
  const date = londonDate(triggerAt);
  return (
    rule.key === ruleKey &&
    ruleVersion < rule.version &&
    rule.validFrom <= date &&
    (rule.validTo === null || date <= rule.validTo)
  );
}

/** While a pause goes on the due date stands; the days it took are added when it ends, those of its earlier beginning too. */
function pausesCounted({ pauses }: Recomputable): readonly Pause[] {
  const lasting = pauses.find(({ to }) => to === null)?.from.getTime();
  return pauses.flatMap(({ from, to, ended }) =>
    to === null || (!ended && to.getTime() === lasting) ? [] : [{ from, to }],
  );
}

/** The trigger as it was, with the date the count hangs on. Dates of birth are not read: the explanation has the anchor. */
function triggerOf({ triggerAt, explanation }: Recomputable): Trigger {
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
  if (length.kind === 'age-reached' || length.kind === 'after-age') return length.years;
  if (length.kind === 'earliest-of') return length.of.map(yearsTo).find((years) => years !== null) ?? null;
  return length.kind === 'before-date' && length.anchor === 'eighteenth-birthday' ? 18 : null;
}
