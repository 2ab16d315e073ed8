import { wallText } from '#app/domain/calendar/london.ts';
import type { WorkingCalendar } from '#app/domain/calendar/working-calendar.ts';
import { clockStart } from '#app/domain/rules/clock-start.ts';
import type { Computed, Pause, Trigger } from '#app/domain/rules/due.ts';
import { explain } from '#app/domain/rules/explanation.ts';
import { mergePauses } from '#app/domain/rules/pauses.ts';
import type { Length, Rule } from '#app/domain/rules/rule.ts';
import { targetOf } from '#app/domain/rules/target.ts';

/**
 * When a rule falls due and why, in Europe/London, or what keeps it from having a date. Working days beyond the
 * known bank holidays are counted by weekends alone and marked. Pauses do not move a date that was supplied, an age
 * or a date counted back. Throws RangeError when a date in the trigger is malformed.
 */
export function computeDue(
  rule: Rule,
  trigger: Trigger,
  calendar: WorkingCalendar,
  options: { readonly pauses?: readonly Pause[] } = {},
): Computed {
  const start = clockStart(rule.cutOff, trigger.at, calendar);
  const pauses = runs(rule.length) ? mergePauses(options.pauses ?? []) : [];
  const count = { rule, trigger, start, calendar, pauses };
  const target = targetOf(rule.length, count);
  if (target.kind !== 'target') return target;
  return {
    kind: 'due',
    at: target.at,
    localIntent: `${wallText(target.wall)} Europe/London`,
    explanation: explain(count, target),
  };
}

/** Whether a length is a stretch of time, which a pause can lengthen, and not a date on its own. */
function runs({ kind }: Length): boolean {
  return kind === 'after-trigger' || kind === 'after-age' || kind === 'earliest-of';
}
