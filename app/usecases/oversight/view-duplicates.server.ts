import type { Actor } from '#app/domain/account/actor.ts';
import type { PossibleDuplicate } from '#app/domain/referral/duplicates.ts';
import { audit } from '#app/store/audit/audit.server.ts';
import { readNeed } from '#app/store/guardian/choice-queries.server.ts';
import { asUser } from '#app/store/shared/database.server.ts';
import { entitledCase } from '#app/usecases/case/entitled.server.ts';
import type { Deps } from '#app/usecases/deps.ts';
import { possibleDuplicates } from '#app/usecases/referral/find-duplicates.server.ts';

export type DuplicatesView = {
  readonly caseId: string;
  readonly reference: string;
  readonly duplicates: readonly PossibleDuplicate[];
};

/** Other open cases that may be about the same child; null unless this actor reads identities nationally. */
export function viewDuplicates(deps: Deps, actor: Actor, caseId: string): Promise<DuplicatesView | null> {
  const now = deps.now();
  return asUser(deps.db, actor.userId, async (tx) => {
    const entitled = await entitledCase(tx, actor, caseId, { action: 'read-identity', now });
    if (!entitled.ok || entitled.value.relation !== 'national') return null;
    await audit(tx, {
      at: now,
      actorLabel: actor.label,
      action: 'case.viewed',
      subjectType: 'case',
      subjectId: caseId,
      caseId,
      detail: { as: 'duplicates' },
    });
    const { reference } = await readNeed(tx, caseId);
    return { caseId, reference, duplicates: await possibleDuplicates(tx, actor, caseId, now) };
  });
}
