import { draftExpiry, type Answers } from '#app/domain/referral/draft.ts';
import { spokenCode } from '#app/domain/referral/referral.ts';
import { addDraft, draftHash } from '#app/store/referral/draft-store.server.ts';
import { asDraft } from '#app/store/shared/database.server.ts';
import type { Deps } from '#app/usecases/deps.ts';

/** Begins a referral and answers the code it is found by again. Nobody else will ever know the code. */
export async function startDraft(
  deps: Pick<Deps, 'db' | 'vault' | 'now' | 'newId' | 'randomBytes'>,
  answers: Answers = {},
): Promise<string> {
  const now = deps.now();
  const code = spokenCode(deps.randomBytes(10));
  const codeHash = draftHash(deps.vault, code);
  const draft = { id: deps.newId(), codeHash, answers, createdAt: now, expiresAt: draftExpiry(now) };
  await asDraft(deps.db, codeHash, (tx) => addDraft(tx, deps.vault, draft));
  return code;
}
