import { parseLondon } from '#app/domain/calendar/london.ts';
import type { WorkingCalendar } from '#app/domain/calendar/working-calendar.ts';
import { computeDue } from '#app/domain/rules/compute-due.ts';
import type { Computed, Trigger } from '#app/domain/rules/due.ts';
import type { Rule } from '#app/domain/rules/rule.ts';

/** The example of a rule, worked by the program beside what somebody worked by hand. */
export type WorkedExample = { readonly computed: Computed; readonly agrees: boolean };

/** Throws RangeError when a date in the example is malformed. */
export function workExample(rule: Rule, calendar: WorkingCalendar): WorkedExample {
  const computed = computeDue(rule, exampleTrigger(rule), calendar);
  return { computed, agrees: agrees(rule.example.due, computed) };
}

function agrees(due: string | null, computed: Computed): boolean {
  if (due === null) return computed.kind === 'no-clock';
  return computed.kind === 'due' && computed.at.getTime() === parseLondon(due).getTime();
}

function exampleTrigger({ triggers, example, key }: Rule): Trigger {
  const [type] = triggers;
  if (type === undefined) throw new Error(`${key} has no trigger.`);
  return {
    type,
    at: parseLondon(example.trigger),
    ...(example.dateOfBirth === null ? {} : { dateOfBirth: example.dateOfBirth }),
    ...(example.suppliedDate === null ? {} : { suppliedDate: example.suppliedDate }),
  };
}
