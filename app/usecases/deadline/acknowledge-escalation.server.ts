import type { Actor } from '#app/domain/account/actor.ts';
import { refusalOf, type LifeRefusal } from '#app/domain/deadline/life.ts';
import { accept, refuse, type Result } from '#app/domain/shared/result.ts';
import { findOpenDeadline, holdLadder } from '#app/store/deadline/acknowledgement.server.ts';
import { asUser } from '#app/store/shared/database.server.ts';
import { changeBy } from '#app/usecases/case/change.ts';
import { entitledCase, type NotFound } from '#app/usecases/case/entitled.server.ts';
import { recordEvent } from '#app/usecases/case/record-event.server.ts';
import type { Deps } from '#app/usecases/deps.ts';

const hour = 3_600_000;

export type AcknowledgeRefusal = NotFound | LifeRefusal | { readonly kind: 'not-overdue' };

/** Somebody says "I am on it": the ladder waits for the hours its rule allows, and then goes on unless somebody acted. */
export function acknowledgeEscalation(
  deps: Deps,
  actor: Actor,
  deadlineId: string,
): Promise<Result<{ readonly caseId: string; readonly holdsUntil: Date }, AcknowledgeRefusal>> {
  const now = deps.now();
  return asUser(deps.db, actor.userId, async (tx) => {
    const deadline = await findOpenDeadline(tx, deadlineId);
    if (deadline === null) return refuse({ kind: 'not-found' });
    const entitled = await entitledCase(tx, actor, deadline.caseId, {
      action: 'acknowledge-escalation',
      now,
    });
    if (!entitled.ok) return entitled;
    const refusal = refusalOf(deadline.status, 'acknowledge');
    if (refusal !== null) return refuse(refusal);
    if (deadline.dueAt > now) return refuse({ kind: 'not-overdue' });

    const rule = deps.rulebook.rule(deadline.ruleKey, deadline.ruleVersion);
    const holdsUntil = new Date(now.getTime() + rule.acknowledgementHolds * hour);
    await holdLadder(tx, { id: deps.newId(), deadline, userId: actor.userId, at: now, holdsUntil });
    await recordEvent(changeBy(deps, tx, actor, now), entitled.value.file, {
      type: 'EscalationAcknowledged',
      at: now,
      detail: { deadline: deadline.id, rule: deadline.ruleKey, holdsUntil: holdsUntil.toISOString() },
    });
    return accept({ caseId: deadline.caseId, holdsUntil });
  });
}
