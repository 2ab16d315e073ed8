import type { Actor } from '#app/domain/account/actor.ts';
import { mayOpen } from '#app/domain/permission/pages.ts';
import type { RuleDraft } from '#app/domain/rules/draft-view.ts';
import { accept, refuse, type Result } from '#app/domain/shared/result.ts';
import { audit } from '#app/store/audit/audit.server.ts';
import { findDraft } from '#app/store/rules/draft-queries.server.ts';
import { isOneSubmitted, submitDraft, withdrawDraft } from '#app/store/rules/draft-store.server.ts';
import { asUser, type Tx } from '#app/store/shared/database.server.ts';
import type { NotFound } from '#app/usecases/case/entitled.server.ts';
import type { Deps } from '#app/usecases/deps.ts';
import { checkRule } from '#app/usecases/rules/check-draft.server.ts';
import { previewRule } from '#app/usecases/rules/preview-moves.server.ts';

export type SendDraftRefusal =
  | NotFound
  | { readonly kind: 'not-a-draft' }
  | { readonly kind: 'another-submitted' }
  | { readonly kind: 'no-longer-a-rule' };

/** Puts a draft before a second person, with what it would move at this moment. */
export function sendDraft(
  deps: Deps,
  actor: Actor,
  draftId: string,
): Promise<Result<RuleDraft, SendDraftRefusal>> {
  return asUser(deps.db, actor.userId, async (tx) => {
    const draft = await ownDraft(tx, actor, draftId);
    if (draft === null) return refuse({ kind: 'not-found' });
    if (!checkRule(draft.body, deps.rulebook).ok) return refuse({ kind: 'no-longer-a-rule' });
    if (await isOneSubmitted(tx, draft.ruleKey)) return refuse({ kind: 'another-submitted' });
    const { counts } = await previewRule(tx, deps, draft.body);
    if (!(await submitDraft(tx, draftId, deps.now(), counts))) return refuse({ kind: 'not-a-draft' });
    await note(tx, { deps, actor, draft, action: 'rule.submitted' });
    return accept(draft);
  });
}

/** Takes a draft back, before or after it was submitted. */
export function takeDraftBack(
  deps: Deps,
  actor: Actor,
  draftId: string,
): Promise<Result<RuleDraft, SendDraftRefusal>> {
  return asUser(deps.db, actor.userId, async (tx) => {
    const draft = await ownDraft(tx, actor, draftId);
    if (draft === null) return refuse({ kind: 'not-found' });
    if (!(await withdrawDraft(tx, draftId))) return refuse({ kind: 'not-a-draft' });
    await note(tx, { deps, actor, draft, action: 'rule.withdrawn' });
    return accept(draft);
  });
}

async function ownDraft(tx: Tx, actor: Actor, draftId: string): Promise<RuleDraft | null> {
  if (!mayOpen(actor.role, 'rule-drafting')) return null;
  const draft = await findDraft(tx, draftId);
  return draft?.draftedById === actor.userId ? draft : null;
}

type Noted = {
  readonly deps: Deps;
  readonly actor: Actor;
  readonly draft: RuleDraft;
  readonly action: string;
};

function note(tx: Tx, { deps, actor, draft, action }: Noted): Promise<void> {
  return audit(tx, {
    at: deps.now(),
    actorLabel: actor.label,
    action,
    subjectType: 'rule',
    subjectId: draft.ruleKey,
    caseId: null,
    detail: { draft: draft.id, version: draft.body.version },
  });
}
