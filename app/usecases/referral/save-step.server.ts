import type { Step, StepValues } from '#app/domain/referral/draft.ts';
import { accept, refuse, type Result } from '#app/domain/shared/result.ts';
import { knownDraftHash, lockDraft, saveAnswers } from '#app/store/referral/draft-store.server.ts';
import { asDraft } from '#app/store/shared/database.server.ts';
import type { Deps } from '#app/usecases/deps.ts';

export type SaveStepRefusal = { readonly kind: 'unknown-draft' } | { readonly kind: 'already-sent' };

/** Keeps what was typed on one page, right or not. Pages saved at the same time do not overwrite one another. */
export async function saveStep(
  deps: Pick<Deps, 'db' | 'vault' | 'now'>,
  code: string,
  step: Step,
  values: StepValues,
): Promise<Result<null, SaveStepRefusal>> {
  const { db, vault } = deps;
  const codeHash = await knownDraftHash(db, vault, code);
  const now = deps.now();
  return asDraft(db, codeHash, async (tx) => {
    const found = await lockDraft(tx, vault, codeHash, now);
    if (found === null) return refuse({ kind: 'unknown-draft' });
    if (found.draft.state === 'sent') return refuse({ kind: 'already-sent' });
    const answers = { ...found.draft.answers, [step]: values };
    await saveAnswers(tx, vault, { id: found.id, answers, at: now });
    return accept(null);
  });
}
