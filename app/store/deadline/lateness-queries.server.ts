import { consequencesOf, type Fact } from '#app/domain/deadline/consequences.ts';
import type { CaseFile } from '#app/domain/case/case-file.ts';
import type { Rulebook } from '#app/domain/rules/rulebook.ts';
import { lockDeadline, lockRunning, type AnyDeadline } from '#app/store/deadline/running.server.ts';
import type { Tx } from '#app/store/shared/database.server.ts';

/** Whether somebody has said why this was late. */
export async function isExplained(tx: Tx, deadlineId: string): Promise<boolean> {
  return (await tx.deadlineChange.count({ where: { deadlineId, kind: 'lateness-explained' } })) > 0;
}

/** Whether a fact would meet anything late; what runs in the case stays locked until the transaction ends. */
export async function wouldMeetLate(
  tx: Tx,
  file: CaseFile,
  fact: Fact,
  rulebook: Rulebook,
): Promise<boolean> {
  const running = await lockRunning(tx, file.id);
  return consequencesOf(fact, file, running, rulebook).met.some(({ late }) => late);
}

/** What an event met late, locked. */
export async function metLateBy(tx: Tx, caseId: string, eventId: string): Promise<readonly AnyDeadline[]> {
  const rows = await tx.deadline.findMany({
    where: { caseId, metEventId: eventId, status: 'met-late' },
    orderBy: { id: 'asc' },
    select: { id: true },
  });
  const found: AnyDeadline[] = [];
  for (const { id } of rows) {
    const deadline = await lockDeadline(tx, id);
    if (deadline !== null) found.push(deadline);
  }
  return found;
}
