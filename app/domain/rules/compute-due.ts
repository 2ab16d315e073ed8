import { wallText } from '#app/domain/calendar/london.ts';
import type { WorkingCalendar } from '#app/domain/calendar/working-calendar.ts';
import { clockStart } from '#app/domain/rules/clock-start.ts';
import type { Computed, Due, Pause, Trigger } from '#app/domain/rules/due.ts';
import { explain } from '#app/domain/rules/explanation.ts';
import { mergePauses } from '#app/domain/rules/pauses.ts';
import { quickDue } from '#app/domain/rules/quick-due.ts';
import type { Rule } from '#app/domain/rules/rule.ts';
import { targetOf, type Count } from '#app/domain/rules/target.ts';

type Options = { readonly pauses?: readonly Pause[] };

/**
 * When a rule falls due and why, in Europe/London, or what keeps it from having a date. Working days beyond the
 * known bank holidays are counted by weekends alone and marked. Pauses lengthen only what is counted
 * from the trigger. The explanation is made when it is first asked for. Throws RangeError when a date in the trigger
 * is malformed.
 */
export function computeDue(
  rule: Rule,
  trigger: Trigger,
  calendar: WorkingCalendar,
  options: Options = {},
): Computed {
  const counted = (): Counted => countFully(rule, trigger, calendar, options);
  const paused = options.pauses !== undefined && options.pauses.length > 0;
  const quick = paused ? null : quickDue(rule, trigger.at, calendar);
  if (quick !== null) return explainedLater(new Date(quick), counted);
  const { target } = counted();
  return target.kind === 'target' ? explainedLater(target.at, counted) : target;
}

type Counted = { readonly count: Count; readonly target: ReturnType<typeof targetOf> };

/** Most of the work is in the words, and a preview of ten thousand deadlines reads none of them. */
function explainedLater(at: Date, counted: () => Counted): Due {
  let known: Pick<Due, 'localIntent' | 'explanation'> | undefined;
  const words = () => (known ??= wordsOf(counted()));
  return {
    kind: 'due',
    at,
    get localIntent() {
      return words().localIntent;
    },
    get explanation() {
      return words().explanation;
    },
  };
}

function wordsOf({ count, target }: Counted): Pick<Due, 'localIntent' | 'explanation'> {
  if (target.kind !== 'target') throw new Error('What has a due moment can be explained.');
  return {
    localIntent: `${wallText(target.wall)} Europe/London`,
    explanation: explain(count, target),
  };
}

function countFully(rule: Rule, trigger: Trigger, calendar: WorkingCalendar, options: Options): Counted {
  const start = clockStart(rule.cutOff, trigger.at, calendar);
  const pauses = rule.length.kind === 'after-trigger' ? mergePauses(options.pauses ?? []) : [];
  const count = { rule, trigger, start, calendar, pauses };
  return { count, target: targetOf(rule.length, count) };
}
