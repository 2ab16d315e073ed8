import type { Actor } from '#app/domain/account/actor.ts';
import { mayOpen } from '#app/domain/permission/pages.ts';
import type { Rule } from '#app/domain/rules/rule.ts';
import { versionsOf } from '#app/domain/rules/rule-standing.ts';
import { accept, refuse, type Result } from '#app/domain/shared/result.ts';
import { audit } from '#app/store/audit/audit.server.ts';
import { findDraft } from '#app/store/rules/draft-queries.server.ts';
import { addDraft, changeDraft } from '#app/store/rules/draft-store.server.ts';
import { asUser } from '#app/store/shared/database.server.ts';
import type { NotFound } from '#app/usecases/case/entitled.server.ts';
import type { Deps } from '#app/usecases/deps.ts';
import { checkRule, type NotARule } from '#app/usecases/rules/check-draft.server.ts';

/** A change as it was typed: what differs from the version it is made from. */
export type DraftChange = {
  /** The draft that is changed; null for a new one. */
  readonly draftId: string | null;
  readonly change: Partial<Rule>;
  readonly recompute: boolean;
  readonly reason: string;
};

export type SaveDraftRefusal = NotFound | NotARule | { readonly kind: 'not-a-draft' };

/** Keeps a draft of the next version of a rule, or changes one that was not submitted yet. What is no rule is not kept. */
export async function saveDraft(
  deps: Deps,
  actor: Actor,
  ruleKey: string,
  { draftId, change, recompute, reason }: DraftChange,
): Promise<Result<{ readonly draftId: string }, SaveDraftRefusal>> {
  const base = newestVersion(deps, actor, ruleKey);
  if (base === null) return refuse({ kind: 'not-found' });
  const { key, version } = base;
  const checked = checkRule({ ...base, ...change, key, version: version + 1 }, deps.rulebook);
  if (!checked.ok) return checked;

  const now = deps.now();
  const kept = { body: checked.value, recompute, reason };
  return asUser(deps.db, actor.userId, async (tx) => {
    const id = draftId ?? deps.newId();
    if (draftId === null) await addDraft(tx, { id, ...kept, draftedById: actor.userId, draftedAt: now });
    else if ((await findDraft(tx, id)) === null) return refuse({ kind: 'not-found' });
    else if (!(await changeDraft(tx, id, kept))) return refuse({ kind: 'not-a-draft' });
    await audit(tx, {
      at: now,
      actorLabel: actor.label,
      action: 'rule.drafted',
      subjectType: 'rule',
      subjectId: ruleKey,
      caseId: null,
      detail: { draft: id, version: version + 1 },
    });
    return accept({ draftId: id });
  });
}

/** The version a draft is made from; null when there is none, or drafting is not theirs. */
export function newestVersion({ rulebook }: Deps, actor: Actor, ruleKey: string): Rule | null {
  if (!mayOpen(actor.role, 'rule-drafting')) return null;
  return versionsOf(rulebook.rules, ruleKey)[0] ?? null;
}
