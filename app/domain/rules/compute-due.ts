import { wallText } from '#app/domain/calendar/london.ts';
import type { WorkingCalendar } from '#app/domain/calendar/working-calendar.ts';
import { clockStart } from '#app/domain/rules/clock-start.ts';
import type { Computed, Pause, Trigger } from '#app/domain/rules/due.ts';
import { explain } from '#app/domain/rules/explanation.ts';
import { mergePauses } from '#app/domain/rules/pauses.ts';
import type { Rule } from '#app/domain/rules/rule.ts';
import { targetOf } from '#app/domain/rules/target.ts';

/**
 * When a rule falls due and why, in Europe/London, or what keeps it from having a date. Working days beyond the
 * known bank holidays are counted by weekends alone and marked. Pauses lengthen only what is counted
 * from the trigger. Throws RangeError when a date in the trigger is malformed.
 */
export function computeDue(
  rule: Rule,
  trigger: Trigger,
  calendar: WorkingCalendar,
  options: { readonly pauses?: readonly Pause[] } = {},
): Computed {
  const start = clockStart(rule.cutOff, trigger.at, calendar);
  const pauses = rule.length.kind === 'after-trigger' ? mergePauses(options.pauses ?? []) : [];
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
