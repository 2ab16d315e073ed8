import type { CausedPause } from '#app/domain/deadline/pausing.ts';
import { supersede } from '#app/store/deadline/replan.server.ts';
import type { Tx } from '#app/store/shared/database.server.ts';

/** One thing done to a deadline, with its due date before and after. */
export type DeadlineChange = {
  readonly deadlineId: string;
  readonly caseId: string;
  readonly kind: 'paused' | 'resumed' | 'extended' | 'waived' | 'lateness-explained' | 'recomputed';
  readonly at: Date;
  readonly actorId: string | null;
  readonly reason: string | null;
  readonly dueBefore: Date;
  readonly dueAfter: Date;
  readonly eventId: string | null;
};

type NewId = () => string;

/** Adds to a deadline's history, which is never changed. */
export async function keepChanges(tx: Tx, changes: readonly DeadlineChange[], newId: NewId): Promise<void> {
  if (changes.length === 0) return;
  await tx.deadlineChange.createMany({ data: changes.map((change) => ({ id: newId(), ...change })) });
}

/** Keeps pauses, over or lasting. A second that lasts is refused by the database. */
export async function keepPauses(
  tx: Tx,
  of: { readonly deadlineId: string; readonly caseId: string },
  pauses: readonly CausedPause[],
  newId: NewId,
): Promise<void> {
  await tx.deadlinePause.createMany({
    data: pauses.map(({ from, to, ...cause }) => ({
      id: newId(),
      ...of,
      ...cause,
      startsAt: from,
      endsAt: to,
    })),
  });
}

/** Stops the clock of a locked deadline: nothing of its plan fires any more. */
export async function stopClock(tx: Tx, deadlineId: string): Promise<void> {
  await tx.deadline.updateMany({
    where: { id: deadlineId, status: 'open' },
    data: { status: 'paused', version: { increment: 1 } },
  });
  await supersede(tx, deadlineId);
}

/** Ends the pause that lasts, if one does; never before it began. */
export async function endPause(
  tx: Tx,
  deadlineId: string,
  end: { readonly at: Date; readonly eventId: string },
): Promise<void> {
  await tx.$executeRaw`
    UPDATE deadline_pause SET ends_at = greatest(starts_at, ${end.at}), end_event_id = ${end.eventId}::uuid
    WHERE deadline_id = ${deadlineId}::uuid AND ends_at IS NULL`;
}
