import type { Actor } from '#app/domain/account/actor.ts';
import { mayOpen } from '#app/domain/permission/pages.ts';
import { explainInWords } from '#app/domain/rules/explain-in-words.ts';
import type { Nation, Rule } from '#app/domain/rules/rule.ts';
import type { Rulebook } from '#app/domain/rules/rulebook.ts';
import { currentRules, datesNeeded, standingOf, versionsOf } from '#app/domain/rules/rule-standing.ts';
import type { Trigger } from '#app/domain/rules/due.ts';
import { divisionOf } from '#app/domain/rules/select-rules.ts';
import { whatIf, type WhatIf } from '#app/domain/rules/what-if.ts';
import { workExample } from '#app/domain/rules/worked-example.ts';
import { listAuthorities } from '#app/store/reference/authority-queries.server.ts';
import { asUser } from '#app/store/shared/database.server.ts';
import type { Deps } from '#app/usecases/deps.ts';

/** Which rule, and which version of it; the one in force unless told. */
export type RuleAsked = { readonly key: string; readonly version: number | null };

/** One version of one rule with all there is to say about it; null when there is none or it is not theirs to open. */
export async function viewRule(deps: Deps, actor: Actor, asked: RuleAsked) {
  const rule = findRule(deps, actor, asked);
  if (rule === null) return null;
  const { rulebook } = deps;
  const now = deps.now();
  const titles = titlesIn(rulebook, now);
  const authorities = await asUser(deps.db, actor.userId, (tx) => listAuthorities(tx, now));
  return {
    rule,
    standing: standingOf(rule, now),
    versions: versionsOf(rulebook.rules, rule.key).map(({ version, validFrom, validTo, source }) => {
      return { version, validFrom, validTo, source, standing: standingOf({ validFrom, validTo }, now) };
    }),
    follows: [...titles].filter(([key]) => leadsTo(rulebook, key, rule.key)).map(([, title]) => title),
    next: nextTitles(rule, titles),
    example: exampleOf(rule, rulebook),
    needs: datesNeeded(rule.length),
    authorities: authorities.filter(({ nation }) => rule.nations.includes(nation)),
    mayDraft: mayOpen(actor.role, 'rule-drafting'),
    now,
  };
}

/** What somebody asks of the calculator. Dates in London. */
export type WhatIfAsked = RuleAsked & {
  readonly trigger: Omit<Trigger, 'type'>;
  readonly nation: Nation;
  readonly authorityId: string | null;
};

/** What a trigger would lead to under a rule, an authority's own closures included. Nothing is kept. */
export function answerWhatIf(deps: Deps, actor: Actor, asked: WhatIfAsked): WhatIf | null {
  const rule = findRule(deps, actor, asked);
  const [type] = rule?.triggers ?? [];
  if (rule === null || type === undefined || !rule.nations.includes(asked.nation)) return null;
  const calendar = deps.rulebook.calendar(divisionOf(asked.nation), asked.authorityId ?? '');
  return whatIf(rule, { ...asked.trigger, type }, calendar);
}

function findRule({ rulebook, now }: Deps, actor: Actor, { key, version }: RuleAsked): Rule | null {
  if (!mayOpen(actor.role, 'rules')) return null;
  const wanted =
    version === null
      ? currentRules(versionsOf(rulebook.rules, key), now())[0]
      : versionsOf(rulebook.rules, key).find((rule) => rule.version === version);
  return wanted ?? null;
}

function titlesIn({ rules }: Rulebook, now: Date): ReadonlyMap<string, string> {
  return new Map(currentRules(rules, now).map(({ key, title }) => [key, title]));
}

function leadsTo({ rules }: Rulebook, from: string, to: string): boolean {
  return rules.some(
    ({ key, recurrence }) =>
      key === from && (recurrence?.next === to || recurrence?.switchAfter?.next === to),
  );
}

function nextTitles({ recurrence }: Rule, titles: ReadonlyMap<string, string>) {
  if (recurrence === null) return null;
  const { next, switchAfter } = recurrence;
  return {
    title: titles.get(next) ?? next,
    later: switchAfter && { ...switchAfter, title: titles.get(switchAfter.next) ?? switchAfter.next },
  };
}

function exampleOf(rule: Rule, { calendar }: Rulebook) {
  const { computed, agrees } = workExample(rule, calendar(rule.example.division, ''));
  return {
    ...rule.example,
    agrees,
    why: computed.kind === 'due' ? explainInWords(computed.explanation) : [],
  };
}
