import type { WorkingCalendar } from '#app/domain/calendar/working-calendar.ts';
import { computeDue } from '#app/domain/rules/compute-due.ts';
import type { PlannedStep, Trigger } from '#app/domain/rules/due.ts';
import { explainInWords } from '#app/domain/rules/explain-in-words.ts';
import { planActions } from '#app/domain/rules/plan-actions.ts';
import type { Rule } from '#app/domain/rules/rule.ts';

/** What would follow from a trigger: when it would be due, who would be told when, and why. */
export type WhatIf =
  | {
      readonly kind: 'due';
      readonly at: Date;
      readonly steps: readonly PlannedStep[];
      readonly why: readonly string[];
    }
  | { readonly kind: 'no-clock' };

/** Throws when a date the rule hangs on was not given: the form asks for it. */
export function whatIf(rule: Rule, trigger: Trigger, calendar: WorkingCalendar): WhatIf {
  const computed = computeDue(rule, trigger, calendar);
  if (computed.kind === 'no-clock') return computed;
  if (computed.kind === 'date-needed') throw new Error(`${rule.key} needs a ${computed.missing}.`);
  const steps = planActions(rule, computed, calendar).toSorted(
    (a, b) => a.fireAt.getTime() - b.fireAt.getTime(),
  );
  return { kind: 'due', at: computed.at, steps, why: explainInWords(computed.explanation) };
}
