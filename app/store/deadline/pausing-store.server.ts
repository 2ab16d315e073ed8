import type { Consequences } from '#app/domain/deadline/consequences.ts';
import type { PausingEvent, Pausing, Resumption } from '#app/domain/deadline/pausing.ts';
import type { CaseEventType } from '#app/domain/rules/events.ts';
import type { Rulebook } from '#app/domain/rules/rulebook.ts';
import {
  endPause,
  keepChanges,
  keepPauses,
  stopClock,
  type DeadlineChange,
} from '#app/store/deadline/life-store.server.ts';
import { replan } from '#app/store/deadline/replan.server.ts';
import type { Tx } from '#app/store/shared/database.server.ts';

/** The event or the person that stops or starts a clock; `reason` is an event's type or a coded reason. */
export type Cause = {
  readonly eventId: string;
  readonly reason: string;
  readonly actorId: string | null;
  readonly now: Date;
};

/** What happened in a case that any rule waits for, or no longer waits for. */
export async function pausingEvents(
  tx: Tx,
  caseId: string,
  { rules }: Pick<Rulebook, 'rules'>,
): Promise<readonly PausingEvent[]> {
  const types = new Set(rules.flatMap(({ pausedBy, resumedBy }) => [...pausedBy, ...resumedBy]));
  const rows = await tx.caseEvent.findMany({
    where: { caseId, type: { in: [...types] } },
    select: { id: true, type: true, at: true },
  });
  return rows.map((row) => ({ ...row, type: row.type as CaseEventType }));
}

/** Keeps what an event paused and resumed, with the history of both. */
export async function pauseAndResume(
  tx: Tx,
  { paused, resumed }: Pick<Consequences, 'paused' | 'resumed'>,
  cause: Cause,
  newId: () => string,
): Promise<void> {
  for (const pausing of paused) await pause(tx, pausing, cause, newId);
  for (const resumption of resumed) await resume(tx, resumption, cause, newId);
}

async function pause(
  tx: Tx,
  { deadline, from, to }: Pausing,
  cause: Cause,
  newId: () => string,
): Promise<void> {
  const { id: deadlineId, caseId, dueAt } = deadline;
  const { eventId: causeEventId, reason } = cause;
  await keepPauses(tx, { deadlineId, caseId }, [{ from, to, reason, causeEventId, endEventId: null }], newId);
  if (to === null) await stopClock(tx, deadlineId);
  await keepChanges(
    tx,
    [changeOf({ deadlineId, caseId, kind: 'paused', dueBefore: dueAt, dueAfter: dueAt }, cause)],
    newId,
  );
}

async function resume(tx: Tx, resumption: Resumption, cause: Cause, newId: () => string): Promise<void> {
  const { deadline, due, steps, at } = resumption;
  const { id: deadlineId, caseId, dueAt: dueBefore, ruleVersion } = deadline;
  await endPause(tx, deadlineId, { at, eventId: cause.eventId });
  await replan(tx, deadline, { due, ruleVersion, steps, status: 'open', now: cause.now }, newId);
  await keepChanges(
    tx,
    [changeOf({ deadlineId, caseId, kind: 'resumed', dueBefore, dueAfter: due.at }, cause)],
    newId,
  );
}

type What = Pick<DeadlineChange, 'deadlineId' | 'caseId' | 'kind' | 'dueBefore' | 'dueAfter'>;

/** A change as history keeps it, from what was done and why. */
export const changeOf = (what: What, { now: at, eventId, actorId, reason }: Cause): DeadlineChange => ({
  ...what,
  at,
  eventId,
  actorId,
  reason,
});
