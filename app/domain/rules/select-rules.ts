import { londonDate } from '#app/domain/calendar/london-date.ts';
import { londonTime } from '#app/domain/calendar/london.ts';
import type { Division } from '#app/domain/calendar/working-calendar.ts';
import type { CaseEventType } from '#app/domain/rules/events.ts';
import type { Nation, Rule } from '#app/domain/rules/rule.ts';

const divisions = {
  ENG: 'england-and-wales',
  WAL: 'england-and-wales',
  SCT: 'scotland',
  NI: 'northern-ireland',
} as const satisfies Record<Nation, Division>;

/** Whose bank holidays a nation keeps. */
export function divisionOf(nation: Nation): Division {
  return divisions[nation];
}

/** The newest version of a rule that answers for a moment (London date), if one does. */
export function ruleInForce(rules: readonly Rule[], key: string, at: Date): Rule | undefined {
  const candidates = rules.filter((rule) => rule.key === key && inForce(rule, at));
  return candidates.toSorted((a, b) => b.version - a.version)[0];
}

/** The rules an event opens in a nation: tracked, in force when it happened, and not left to a chain. */
export function rulesOpenedBy(
  rules: readonly Rule[],
  event: { readonly type: CaseEventType; readonly at: Date },
  nation: Nation,
): readonly Rule[] {
  return rules.filter(
    (rule) =>
      rule.tracked &&
      rule.openedBy === 'event' &&
      rule.triggers.includes(event.type) &&
      rule.nations.includes(nation) &&
      ruleInForce(rules, rule.key, event.at) === rule,
  );
}

/**
 * The key of the rule that opens when this one is met, if any. A chain may change its pace: every fortnight for six
 * months from the chain's first trigger, say, and monthly after that (by London date).
 */
export function nextRuleKey({ recurrence }: Rule, chainStartedAt: Date, metAt: Date): string | null {
  if (recurrence === null) return null;
  const { next, switchAfter } = recurrence;
  if (switchAfter === null) return next;
  const changesOn = londonTime(chainStartedAt)
    .toPlainDate()
    .add({ [switchAfter.unit]: switchAfter.amount });
  return londonDate(metAt) < changesOn.toString() ? next : switchAfter.next;
}

function inForce({ validFrom, validTo }: Rule, at: Date): boolean {
  const date = londonDate(at);
  return validFrom <= date && (validTo === null || date <= validTo);
}
