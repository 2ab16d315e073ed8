import {
  exampleDiffers,
  faultsOfDraft,
  type DraftFault,
  type ExampleDiffers,
} from '#app/domain/rules/draft.ts';
import type { Rule } from '#app/domain/rules/rule.ts';
import type { Rulebook } from '#app/domain/rules/rulebook.ts';
import { accept, refuse, type Result } from '#app/domain/shared/result.ts';
import { schemaFaults } from '#app/store/reference/rule-schema.server.ts';

export type NotARule = {
  readonly kind: 'not-a-rule';
  readonly faults: readonly DraftFault[];
  /** The worked example, where it does not come to what it says. */
  readonly example: ExampleDiffers | null;
};

/** Judges a new version as the files of the rules are judged when they are loaded, its worked example included. */
export function checkRule(next: Rule, { rules, calendar }: Rulebook): Result<Rule, NotARule> {
  const shape = schemaFaults(next);
  if (shape.length > 0) return refuse({ kind: 'not-a-rule', faults: shape, example: null });
  const faults = faultsOfDraft(next, rules);
  const example = exampleDiffers(next, calendar(next.example.division, ''));
  const differs =
    example === null ? [] : [{ field: 'example.due', says: 'The program comes to another date' }];
  if (faults.length + differs.length === 0) return accept(next);
  return refuse({ kind: 'not-a-rule', faults: [...faults, ...differs], example });
}
