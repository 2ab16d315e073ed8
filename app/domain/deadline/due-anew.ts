import { Temporal } from 'temporal-polyfill';

import { londonInstant, londonTime, wallText } from '#app/domain/calendar/london.ts';
import type { WorkingCalendar } from '#app/domain/calendar/working-calendar.ts';
import type { RunningDeadline } from '#app/domain/deadline/running.ts';
import { computeDue } from '#app/domain/rules/compute-due.ts';
import type { Due, ExplainedExtension, Pause } from '#app/domain/rules/due.ts';
import { mergePauses, wholeDays } from '#app/domain/rules/pauses.ts';
import type { Rule } from '#app/domain/rules/rule.ts';

/**
 * The due date of a running deadline counted from its trigger again, with all its pauses and whatever it was extended to.
 * Only for rules that can pause: they hang on no other date than their trigger.
 */
export function dueAnew(
  rule: Rule,
  { triggerAt, explanation }: Pick<RunningDeadline, 'triggerAt' | 'explanation'>,
  pauses: readonly Pause[],
  calendar: WorkingCalendar,
): Due {
  const trigger = { type: explanation.trigger.type, at: triggerAt };
  const computed = computeDue(rule, trigger, calendar, { pauses });
  if (computed.kind !== 'due') throw new Error(`${rule.key} has no due date of its own.`);
  return withExtensions(computed, explanation.extensions ?? [], pauses);
}

/** A computed due date with the extensions granted: each holds if it is later, and waits for the days paused after it. */
export function withExtensions(
  due: Due,
  extensions: readonly ExplainedExtension[],
  pauses: readonly Pause[] = [],
): Due {
  if (extensions.length === 0) return due;
  const granted = extensions.map((extension) => extendedTo(extension, pauses));
  const latest = granted.reduce((a, b) => (Temporal.PlainDateTime.compare(a, b) >= 0 ? a : b));
  const explained = { ...due, explanation: { ...due.explanation, extensions } };
  return londonInstant(latest) <= due.at ? explained : dueOn(latest, explained);
}

/** The same due date, explained alike, at another London wall time. */
export function dueOn(wall: Temporal.PlainDateTime, due: Pick<Due, 'explanation'>): Due {
  const at = londonInstant(wall);
  return {
    kind: 'due',
    at,
    localIntent: `${wallText(wall)} Europe/London`,
    explanation: { ...due.explanation, due: { at: at.toISOString(), local: wallText(wall) } },
  };
}

function extendedTo({ grantedAt, to }: ExplainedExtension, pauses: readonly Pause[]): Temporal.PlainDateTime {
  const granted = londonTime(new Date(grantedAt)).toPlainDate().toString();
  const waited = mergePauses(pauses)
    .flatMap(wholeDays)
    .filter((date) => date > granted);
  return Temporal.PlainDateTime.from(to.local).add({ days: waited.length });
}
