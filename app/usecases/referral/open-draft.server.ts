import type { Draft } from '#app/domain/referral/draft.ts';
import { knownDraftHash, readDraft } from '#app/store/referral/draft-store.server.ts';
import { asDraft } from '#app/store/shared/database.server.ts';
import type { Deps } from '#app/usecases/deps.ts';

/** The draft of a code. Unknown and expired are the same answer. */
export async function openDraft(
  deps: Pick<Deps, 'db' | 'vault' | 'now'>,
  code: string,
): Promise<Draft | null> {
  const codeHash = await knownDraftHash(deps.db, deps.vault, code);
  const found = await asDraft(deps.db, codeHash, (tx) => readDraft(tx, deps.vault, codeHash, deps.now()));
  return found?.draft ?? null;
}
