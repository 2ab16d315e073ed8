import { typesOfKind, type ChronicleKind } from '#app/domain/case/chronicle-kinds.ts';
import type { CaseEventType } from '#app/domain/rules/events.ts';
import type { Nation, Rule } from '#app/domain/rules/rule.ts';

/** What the list of rules is narrowed to; null narrows nothing. */
export type RuleFilter = {
  readonly nation: Nation | null;
  readonly topic: ChronicleKind | null;
  readonly event: CaseEventType | null;
  readonly source: Rule['source']['kind'] | null;
  readonly confidence: Rule['confidence'] | null;
  readonly tracked: boolean | null;
  /** Words looked for in title and citation, in any order. */
  readonly words: string;
};

/** The rules that fit, by title. */
export function findRules(rules: readonly Rule[], filter: RuleFilter): readonly Rule[] {
  const wanted = filter.words.toLowerCase().split(/\s+/u).filter(Boolean);
  return rules
    .filter((rule) => matchesCodes(rule, filter) && matchesWords(rule, wanted))
    .toSorted((a, b) => (a.title === b.title ? order(a.key, b.key) : order(a.title, b.title)));
}

function matchesCodes(
  rule: Rule,
  { nation, topic, event, source, confidence, tracked }: RuleFilter,
): boolean {
  const checks = [
    nation === null || rule.nations.includes(nation),
    topic === null || rule.triggers.some((type) => typesOfKind(topic).includes(type)),
    event === null || rule.triggers.includes(event),
    source === null || rule.source.kind === source,
    confidence === null || rule.confidence === confidence,
    tracked === null || rule.tracked === tracked,
  ];
  return checks.every(Boolean);
}

function matchesWords({ title, source, key }: Rule, wanted: readonly string[]): boolean {
  const text = `${title} ${source.citation} ${key}`.toLowerCase();
  return wanted.every((word) => text.includes(word));
}

const order = (a: string, b: string) => (a < b ? -1 : Number(a > b));
