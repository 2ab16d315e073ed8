import type { Actor } from '#app/domain/account/actor.ts';
import { mayOpen } from '#app/domain/permission/pages.ts';
import type { RuleDraft } from '#app/domain/rules/draft-view.ts';
import { accept, refuse, type Result } from '#app/domain/shared/result.ts';
import { audit } from '#app/store/audit/audit.server.ts';
import { refreshRulebook } from '#app/store/reference/living-rulebook.server.ts';
import { findDraft } from '#app/store/rules/draft-queries.server.ts';
import { decideDraft } from '#app/store/rules/draft-store.server.ts';
import { asUser, type Tx } from '#app/store/shared/database.server.ts';
import type { NotFound } from '#app/usecases/case/entitled.server.ts';
import type { Deps } from '#app/usecases/deps.ts';
import { checkRule } from '#app/usecases/rules/check-draft.server.ts';

export type DecideDraftRefusal =
  | NotFound
  | { readonly kind: 'own-draft' }
  | { readonly kind: 'not-submitted' }
  | { readonly kind: 'superseded' }
  | { readonly kind: 'no-longer-a-rule' };

/**
 * Approves or rejects what somebody else submitted. An approved version answers from its first day on, and the version
 * before ends the day before; running deadlines stay as they are unless the draft says that they are computed again.
 */
export async function decideOnDraft(
  deps: Deps,
  actor: Actor,
  draftId: string,
  decision: { readonly approve: boolean; readonly note: string },
): Promise<Result<{ readonly recomputes: boolean }, DecideDraftRefusal>> {
  if (!mayOpen(actor.role, 'rule-drafts')) return refuse({ kind: 'not-found' });
  await refreshRulebook(deps.rulebook);
  const at = deps.now();
  const decided = await asUser(deps.db, actor.userId, async (tx) => {
    const draft = await findDraft(tx, draftId);
    if (draft === null) return refuse({ kind: 'not-found' } as const);
    if (decision.approve && isUnfit(deps, draft)) return refuse({ kind: 'no-longer-a-rule' } as const);
    const outcome = await decideDraft(tx, { draftId, ...decision, at, recomputeId: deps.newId() });
    if (outcome !== 'decided') return refuse({ kind: outcome });
    await note(tx, { at, actor, draft, approve: decision.approve });
    return accept({ recomputes: decision.approve && draft.recompute });
  });
  await refreshRulebook(deps.rulebook);
  return decided;
}

/** The rules around it have changed so that it fits no more; one that another version has overtaken is told so elsewhere. */
function isUnfit({ rulebook }: Deps, { ruleKey, baseVersion, body, state }: RuleDraft): boolean {
  const overtaken = rulebook.rules.some(({ key, version }) => key === ruleKey && version > baseVersion);
  return state === 'submitted' && !overtaken && !checkRule(body, rulebook).ok;
}

type Noted = {
  readonly at: Date;
  readonly actor: Actor;
  readonly draft: RuleDraft;
  readonly approve: boolean;
};

function note(tx: Tx, { at, actor, draft, approve }: Noted): Promise<void> {
  return audit(tx, {
    at,
    actorLabel: actor.label,
    action: approve ? 'rule.approved' : 'rule.rejected',
    subjectType: 'rule',
    subjectId: draft.ruleKey,
    caseId: null,
    detail: { draft: draft.id, version: draft.body.version, recompute: draft.recompute },
  });
}
