import { Temporal } from 'temporal-polyfill';

import type { IsoDate, WorkingCalendar } from '#app/domain/calendar/working-calendar.ts';
import { wallText, londonTime } from '#app/domain/calendar/london.ts';
import { explainInWords } from '#app/domain/rules/explain-in-words.ts';
import { faultsBetween, faultsOf } from '#app/domain/rules/faults.ts';
import type { Rule } from '#app/domain/rules/rule.ts';
import { workExample } from '#app/domain/rules/worked-example.ts';

/** What is wrong with a draft: which part of the rule, and what to do about it. */
export type DraftFault = { readonly field: string; readonly says: string };

/** An example that does not come to what it says: both, in London wall time, and how the program got there. */
export type ExampleDiffers = {
  readonly expected: string | null;
  readonly computed: string | null;
  readonly why: readonly string[];
};

const dayBefore = (date: IsoDate): IsoDate => Temporal.PlainDate.from(date).subtract({ days: 1 }).toString();

/** The rules as they would be: the version before ends the day before the new one begins. */
function withNewVersion(rules: readonly Rule[], next: Rule): readonly Rule[] {
  const ends = dayBefore(next.validFrom);
  const others = rules.map((rule) => {
    if (rule.key !== next.key || rule.version !== next.version - 1) return rule;
    return rule.validTo === null || rule.validTo > ends ? { ...rule, validTo: ends } : rule;
  });
  return [...others, next];
}

/** What the schema of a rule cannot say of a new version, by itself and among the others. The example is not worked here. */
export function faultsOfDraft(next: Rule, rules: readonly Rule[]): readonly DraftFault[] {
  const base = rules.find(({ key, version }) => key === next.key && version === next.version - 1);
  const early: readonly DraftFault[] =
    base !== undefined && next.validFrom > base.validFrom
      ? []
      : [{ field: 'validFrom', says: 'Enter a day after the first day of the version before' }];
  const alone = faultsOf(next).map(faultFrom);
  const before = new Set(faultsBetween(rules));
  const among =
    early.length > 0 ? [] : faultsBetween(withNewVersion(rules, next)).filter((said) => !before.has(said));
  return [...early, ...alone, ...among.map((said) => faultFrom(said.slice(said.indexOf(': ') + 2)))];
}

/** Works the example; null when it comes to what it says. Throws RangeError when a date in it is malformed. */
export function exampleDiffers(next: Rule, calendar: WorkingCalendar): ExampleDiffers | null {
  const { computed, agrees } = workExample(next, calendar);
  if (agrees) return null;
  const due = computed.kind === 'due' ? computed : null;
  return {
    expected: next.example.due,
    computed: due && wallText(londonTime(due.at)),
    why: due === null ? [] : explainInWords(due.explanation),
  };
}

/** `field: what`, taken apart. */
function faultFrom(said: string): DraftFault {
  const [field = '', ...rest] = said.split(': ');
  const words = rest.join(': ');
  return { field, says: `${words.charAt(0).toUpperCase()}${words.slice(1)}` };
}
