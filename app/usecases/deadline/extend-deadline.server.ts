import type { Actor } from '#app/domain/account/actor.ts';
import { extend, type ExtendRefusal } from '#app/domain/deadline/extension.ts';
import { isLegalReason, type ExtensionReason } from '#app/domain/deadline/reasons.ts';
import { planActions } from '#app/domain/rules/plan-actions.ts';
import { accept, refuse, type Result } from '#app/domain/shared/result.ts';
import { keepChanges } from '#app/store/deadline/life-store.server.ts';
import { changeOf } from '#app/store/deadline/pausing-store.server.ts';
import { replan } from '#app/store/deadline/replan.server.ts';
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

export type Extension = {
  /** The London day it shall be due, `YYYY-MM-DD`. */
  readonly on: string;
  readonly reason: ExtensionReason;
  readonly note: string;
  /** Without it nothing is saved, and the answer says what would be. */
  readonly confirmed: boolean;
};

export type ExtendDeadlineRefusal = InHandRefusal | ExtendRefusal | { readonly kind: 'note-needed' };

/** Puts a due date off, with a reason. A reason in law names the order or the provision in its note. */
export function extendDeadline(
  deps: Deps,
  actor: Actor,
  ref: DeadlineRef,
  { on, reason, note, confirmed }: Extension,
): Promise<Result<{ readonly caseId: string; readonly dueAt: Date }, ExtendDeadlineRefusal>> {
  const now = deps.now();
  return asUser(deps.db, actor.userId, async (tx) => {
    const inHand = await deadlineInHand(deps, tx, actor, { ref, verb: 'extend' });
    if (!inHand.ok) return inHand;
    const { deadline, rule, file } = inHand.value;
    const due = extend(deadline, rule, { on, reason, now });
    if (!due.ok) return due;
    if (isLegalReason(reason) && note === '') return refuse({ kind: 'note-needed' });
    const answer = accept({ caseId: file.id, dueAt: due.value.at });
    if (!confirmed) return answer;

    const dueBefore = deadline.dueAt;
    const detail = { dueBefore: dueBefore.toISOString(), dueAfter: due.value.at.toISOString() };
    const said = { type: 'DeadlineExtended', at: now, reason, note, detail } as const;
    const fact = await deadlineFact(deps, tx, inHand.value, said);
    if (!fact.ok) return fact;
    const { division, responsibleAuthorityId } = file;
    const calendar = deps.rulebook.calendar(division, responsibleAuthorityId);
    const steps = planActions(rule, due.value, calendar, deadline.openedAt);
    const { ruleVersion } = deadline;
    await replan(tx, deadline, { due: due.value, ruleVersion, steps, status: 'open', now }, deps.newId);
    const what = { deadlineId: deadline.id, caseId: file.id, dueBefore, dueAfter: due.value.at };
    const cause = { eventId: fact.value.id, reason, actorId: actor.userId, now };
    await keepChanges(tx, [changeOf({ ...what, kind: 'extended' }, cause)], deps.newId);
    await recordEvent(changeBy(deps, tx, actor, now), file, fact.value);
    return answer;
  });
}
