import type { Actor } from '#app/domain/account/actor.ts';
import { previewPage, type MoveCounts } from '#app/domain/deadline/recompute-preview.ts';
import { mayOpen } from '#app/domain/permission/pages.ts';
import type { RuleDraft } from '#app/domain/rules/draft-view.ts';
import { explainInWords } from '#app/domain/rules/explain-in-words.ts';
import { workExample } from '#app/domain/rules/worked-example.ts';
import type { PageAsked } from '#app/domain/shared/key-page.ts';
import { findDraft, listDrafts, readProgress } from '#app/store/rules/draft-queries.server.ts';
import { asUser } from '#app/store/shared/database.server.ts';
import type { Deps } from '#app/usecases/deps.ts';
import { previewRule } from '#app/usecases/rules/preview-moves.server.ts';

/** Drafts of rules; null for anybody whose business they are not. */
export async function viewDrafts(deps: Deps, actor: Actor, asked: PageAsked) {
  if (!mayOpen(actor.role, 'rule-drafts')) return null;
  const page = await asUser(deps.db, actor.userId, (tx) => listDrafts(tx, asked));
  return { page, mayDraft: mayOpen(actor.role, 'rule-drafting') };
}

/** One draft: what would change in the rule, which running deadlines would move, and what this person may do with it. */
export function viewDraft(deps: Deps, actor: Actor, draftId: string, asked: PageAsked) {
  if (!mayOpen(actor.role, 'rule-drafts')) return Promise.resolve(null);
  return asUser(deps.db, actor.userId, async (tx) => {
    const draft = await findDraft(tx, draftId);
    if (draft === null) return null;
    const { rulebook } = deps;
    const base = rulebook.rule(draft.ruleKey, draft.baseVersion);
    const undecided = draft.state === 'draft' || draft.state === 'submitted';
    const preview = undecided ? await previewRule(tx, deps, draft.body) : null;
    const wanted = { ruleKey: draft.ruleKey, ruleVersion: draft.body.version };
    const { computed } = workExample(draft.body, rulebook.calendar(draft.body.example.division, ''));
    return {
      draft,
      base,
      exampleWhy: computed.kind === 'due' ? explainInWords(computed.explanation) : [],
      preview: preview && { counts: preview.counts, page: previewPage(preview.moves, asked) },
      since: preview && changedSince(draft, preview.counts),
      progress: draft.state === 'approved' ? await readProgress(tx, wanted) : null,
      may: rightsOf(actor, draft),
      now: deps.now(),
    };
  });
}

function rightsOf(actor: Actor, { state, draftedById }: RuleDraft) {
  const own = draftedById === actor.userId && mayOpen(actor.role, 'rule-drafting');
  return {
    change: own && state === 'draft',
    submit: own && state === 'draft',
    withdraw: own && (state === 'draft' || state === 'submitted'),
    decide: draftedById !== actor.userId && state === 'submitted',
  };
}

/** Whether the numbers its drafter saw have changed since. */
function changedSince({ state, preview }: RuleDraft, counts: MoveCounts): boolean {
  if (state !== 'submitted' || preview === null) return false;
  return (Object.keys(counts) as (keyof MoveCounts)[]).some((name) => counts[name] !== preview[name]);
}

/** A draft of this person's that may still be changed; null otherwise. */
export async function draftToChange(deps: Deps, actor: Actor, draftId: string): Promise<RuleDraft | null> {
  if (!mayOpen(actor.role, 'rule-drafting')) return null;
  const draft = await asUser(deps.db, actor.userId, (tx) => findDraft(tx, draftId));
  return draft !== null && rightsOf(actor, draft).change ? draft : null;
}
