import { londonDate } from '#app/domain/calendar/london-date.ts';
import type { Length, Rule } from '#app/domain/rules/rule.ts';

/** Whether a version answers for triggers of today, of days gone by, or of days to come. */
export type Standing = 'in-force' | 'past' | 'to-come';

export function standingOf({ validFrom, validTo }: Pick<Rule, 'validFrom' | 'validTo'>, now: Date): Standing {
  const today = londonDate(now);
  if (validFrom > today) return 'to-come';
  return validTo !== null && validTo < today ? 'past' : 'in-force';
}

/** All versions of one rule, the newest first. */
export function versionsOf(rules: readonly Rule[], key: string): readonly Rule[] {
  return rules.filter((rule) => rule.key === key).toSorted((a, b) => b.version - a.version);
}

/** One version of each rule: the one in force, or else the newest. */
export function currentRules(rules: readonly Rule[], now: Date): readonly Rule[] {
  const current = new Map<string, Rule>();
  for (const rule of rules.toSorted((a, b) => a.version - b.version)) {
    const known = current.get(rule.key);
    if (known === undefined || standingOf(known, now) !== 'in-force' || standingOf(rule, now) === 'in-force')
      current.set(rule.key, rule);
  }
  return [...current.values()];
}

/** The dates besides the trigger that a length hangs on. */
export function datesNeeded(length: Length): { readonly born: boolean; readonly supplied: boolean } {
  switch (length.kind) {
    case 'age-reached':
    case 'after-age':
      return { born: true, supplied: false };
    case 'before-date':
      return { born: length.anchor === 'eighteenth-birthday', supplied: length.anchor === 'supplied-date' };
    case 'supplied-date':
      return { born: false, supplied: true };
    case 'earliest-of':
      return { born: length.of.some(({ kind }) => kind === 'age-reached'), supplied: false };
    case 'after-trigger':
    case 'event-only':
      return { born: false, supplied: false };
  }
}
