import type { Actor } from '#app/domain/account/actor.ts';
import type { WaiverReason } from '#app/domain/deadline/reasons.ts';
import { accept, type Result } from '#app/domain/shared/result.ts';
import { settle } from '#app/store/deadline/deadline-store.server.ts';
import { keepChanges } from '#app/store/deadline/life-store.server.ts';
import { changeOf } from '#app/store/deadline/pausing-store.server.ts';
import { asUser } from '#app/store/shared/database.server.ts';
import { changeBy } from '#app/usecases/case/change.ts';
import { recordEvent } from '#app/usecases/case/record-event.server.ts';
import {
  deadlineFact,
  deadlineInHand,
  type DeadlineRef,
  type InHandRefusal,
} from '#app/usecases/deadline/in-hand.server.ts';
import type { Deps } from '#app/usecases/deps.ts';

/** Says, once and for all, that a duty does not apply to this child: nobody is reminded of it any more. */
export function waiveDeadline(
  deps: Deps,
  actor: Actor,
  ref: DeadlineRef,
  { reason, note }: { readonly reason: WaiverReason; readonly note: string },
): Promise<Result<{ readonly caseId: string }, InHandRefusal>> {
  const now = deps.now();
  return asUser(deps.db, actor.userId, async (tx) => {
    const inHand = await deadlineInHand(deps, tx, actor, { ref, verb: 'waive' });
    if (!inHand.ok) return inHand;
    const { deadline, file } = inHand.value;
    const fact = await deadlineFact(deps, tx, inHand.value, {
      type: 'DeadlineWaived',
      at: now,
      reason,
      note,
    });
    if (!fact.ok) return fact;
    await settle(tx, deadline.id, { status: 'waived', metAt: now, metEventId: fact.value.id });
    const { dueAt } = deadline;
    const what = { deadlineId: deadline.id, caseId: file.id, dueBefore: dueAt, dueAfter: dueAt };
    const cause = { eventId: fact.value.id, reason, actorId: actor.userId, now };
    await keepChanges(tx, [changeOf({ ...what, kind: 'waived' }, cause)], deps.newId);
    await recordEvent(changeBy(deps, tx, actor, now), file, fact.value);
    return accept({ caseId: file.id });
  });
}
