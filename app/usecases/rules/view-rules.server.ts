import type { Actor } from '#app/domain/account/actor.ts';
import { mayOpen } from '#app/domain/permission/pages.ts';
import type { CaseEventType } from '#app/domain/rules/events.ts';
import { findRules, type RuleFilter } from '#app/domain/rules/find-rules.ts';
import type { Rule } from '#app/domain/rules/rule.ts';
import { currentRules } from '#app/domain/rules/rule-standing.ts';
import type { Deps } from '#app/usecases/deps.ts';

export type RuleRow = Pick<
  Rule,
  'key' | 'title' | 'nations' | 'length' | 'counting' | 'source' | 'confidence' | 'note' | 'tracked'
>;

/** The rulebook as a list; null for anybody who may not open it. */
export function viewRules(deps: Deps, actor: Actor, filter: RuleFilter) {
  if (!mayOpen(actor.role, 'rules')) return null;
  const current = currentRules(deps.rulebook.rules, deps.now());
  return {
    rows: findRules(current, filter).map(rowOf),
    total: current.length,
    events: eventsIn(current),
    maySeeDrafts: mayOpen(actor.role, 'rule-drafts'),
    mayClose: mayOpen(actor.role, 'closures'),
  };
}

function rowOf({ key, title, nations, length, counting, source, confidence, note, tracked }: Rule): RuleRow {
  return { key, title, nations, length, counting, source, confidence, note, tracked };
}

/** Every event that starts a rule, once, by name. */
function eventsIn(rules: readonly Rule[]): readonly CaseEventType[] {
  return [...new Set(rules.flatMap(({ triggers }) => triggers))].sort();
}
