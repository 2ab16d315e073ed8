import type { Actor } from '#app/domain/account/actor.ts';
import { accept, refuse, type Result } from '#app/domain/shared/result.ts';
import { audit } from '#app/store/audit/audit.server.ts';
import { endEmergencyRow } from '#app/store/audit/emergency-store.server.ts';
import { asUser } from '#app/store/shared/database.server.ts';
import type { NotFound } from '#app/usecases/case/entitled.server.ts';
import type { Deps } from '#app/usecases/deps.ts';

/** Somebody ends their own emergency access before its two hours are over. One that is over already is not theirs to end. */
export function endEmergency(deps: Deps, actor: Actor, id: string): Promise<Result<undefined, NotFound>> {
  const at = deps.now();
  return asUser(deps.db, actor.userId, async (tx) => {
    const caseId = await endEmergencyRow(tx, id, { userId: actor.userId, at });
    if (caseId === null) return refuse({ kind: 'not-found' });
    await audit(tx, {
      at,
      actorLabel: actor.label,
      action: 'emergency.ended',
      subjectType: 'emergency',
      subjectId: id,
      caseId,
      detail: { relation: 'break-glass' },
    });
    return accept(undefined);
  });
}
