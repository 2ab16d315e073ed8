import type { Actor } from '#app/domain/account/actor.ts';
import { may } from '#app/domain/permission/permissions.ts';
import { rankDuplicates, type PossibleDuplicate } from '#app/domain/referral/duplicates.ts';
import { relationTo } from '#app/store/case/relation.server.ts';
import { comparableCase, similarCases } from '#app/store/referral/duplicate-queries.server.ts';
import type { Tx } from '#app/store/shared/database.server.ts';

const mostShown = 10;

/**
 * Other open cases that may be about the same child, likeliest first, with coded reasons; nothing is merged. Empty for
 * whoever may not read identities nationally. Runs in the caller's transaction, under the caller's rights.
 */
export async function possibleDuplicates(
  tx: Tx,
  actor: Actor,
  caseId: string,
  now: Date,
): Promise<readonly PossibleDuplicate[]> {
  const relation = await relationTo(tx, actor, caseId, now);
  if (relation !== 'national' || !may(actor.role, relation, 'read-identity')) return [];
  const subject = await comparableCase(tx, caseId);
  if (subject === null) return [];
  return rankDuplicates(subject, await similarCases(tx, subject)).slice(0, mostShown);
}
