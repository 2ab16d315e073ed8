import type { Actor } from '#app/domain/account/actor.ts';
import type { PauseReason, ResumeReason } from '#app/domain/deadline/reasons.ts';
import { keptFromPausing, resumption } from '#app/domain/deadline/pausing.ts';
import type { RunningDeadline } from '#app/domain/deadline/running.ts';
import { accept, refuse, type Result } from '#app/domain/shared/result.ts';
import { pauseAndResume } from '#app/store/deadline/pausing-store.server.ts';
import type { AnyDeadline } from '#app/store/deadline/running.server.ts';
import { asUser } from '#app/store/shared/database.server.ts';
import { changeBy } from '#app/usecases/case/change.ts';
import { recordEvent } from '#app/usecases/case/record-event.server.ts';
import {
  deadlineFact,
  deadlineInHand,
  type DeadlineRef,
  type InHand,
  type InHandRefusal,
} from '#app/usecases/deadline/in-hand.server.ts';
import type { Deps } from '#app/usecases/deps.ts';

export type PauseDeadlineRefusal = InHandRefusal | { readonly kind: 'not-pausable' | 'overdue-already' };

type Said<R> = { readonly reason: R; readonly note: string };

/** Stops a clock by hand, where its rule knows pauses at all: no duty in law does. */
export function pauseDeadline(
  deps: Deps,
  actor: Actor,
  ref: DeadlineRef,
  said: Said<PauseReason>,
): Promise<Result<{ readonly caseId: string }, PauseDeadlineRefusal>> {
  const now = deps.now();
  return asUser(deps.db, actor.userId, async (tx) => {
    const inHand = await deadlineInHand(deps, tx, actor, { ref, verb: 'pause' });
    if (!inHand.ok) return inHand;
    const { rule, file } = inHand.value;
    const deadline = runningOf(inHand.value.deadline);
    const kept = keptFromPausing(rule, deadline, now);
    if (kept !== null) return refuse({ kind: kept });
    const fact = await deadlineFact(deps, tx, inHand.value, { type: 'DeadlinePaused', at: now, ...said });
    if (!fact.ok) return fact;
    const cause = { eventId: fact.value.id, reason: said.reason, actorId: actor.userId, now };
    const paused = [{ deadline, from: now, to: null }];
    await pauseAndResume(tx, { paused, resumed: [] }, cause, deps.newId);
    await recordEvent(changeBy(deps, tx, actor, now), file, fact.value);
    return accept({ caseId: file.id });
  });
}

/** Starts a clock again by hand, whatever stopped it; the answer says when it is due now. */
export function resumeDeadline(
  deps: Deps,
  actor: Actor,
  ref: DeadlineRef,
  said: Said<ResumeReason>,
): Promise<Result<{ readonly caseId: string; readonly dueAt: Date }, InHandRefusal>> {
  const now = deps.now();
  return asUser(deps.db, actor.userId, async (tx) => {
    const inHand = await deadlineInHand(deps, tx, actor, { ref, verb: 'resume' });
    if (!inHand.ok) return inHand;
    const resumed = resumedNow(deps, inHand.value, now);
    const detail = { dueAfter: resumed.due.at.toISOString() };
    const fact = await deadlineFact(deps, tx, inHand.value, {
      type: 'DeadlineResumed',
      at: now,
      ...said,
      detail,
    });
    if (!fact.ok) return fact;
    const cause = { eventId: fact.value.id, reason: said.reason, actorId: actor.userId, now };
    await pauseAndResume(tx, { paused: [], resumed: [resumed] }, cause, deps.newId);
    const { file } = inHand.value;
    await recordEvent(changeBy(deps, tx, actor, now), file, fact.value);
    return accept({ caseId: file.id, dueAt: resumed.due.at });
  });
}

/** What a paused deadline becomes if its clock runs again from now. */
export function resumedNow(deps: Deps, { deadline, rule, file }: InHand, now: Date) {
  const calendar = deps.rulebook.calendar(file.division, file.responsibleAuthorityId);
  return resumption(runningOf(deadline), now, rule, calendar);
}

/** A deadline whose state has been judged by the table of its life already. */
function runningOf(deadline: AnyDeadline): RunningDeadline {
  const { status } = deadline;
  if (status !== 'open' && status !== 'paused') throw new Error('A settled deadline has no clock.');
  return { ...deadline, status };
}
