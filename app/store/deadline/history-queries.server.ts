import type { DueChange, PausedNow } from '#app/domain/case/due-view.ts';
import type { Tx } from '#app/store/shared/database.server.ts';

/** More than any one page of deadlines can have been changed. */
const most = 1_000;

/** What was done to some deadlines after they opened, oldest first, and by whom. */
export async function readHistory(
  tx: Tx,
  ids: readonly string[],
): Promise<ReadonlyMap<string, readonly DueChange[]>> {
  const rows = await tx.deadlineChange.findMany({
    where: { deadlineId: { in: [...ids] } },
    orderBy: [{ at: 'asc' }, { id: 'asc' }],
    take: most,
  });
  const actors = rows.flatMap(({ actorId }) => actorId ?? []);
  const users = await tx.userAccount.findMany({
    where: { id: { in: actors } },
    select: { id: true, displayName: true },
  });
  const names = new Map(users.map(({ id, displayName }) => [id, displayName]));
  const changes = rows.map(({ deadlineId, actorId, kind, ...row }) => {
    const by = actorId === null ? 'The service' : (names.get(actorId) ?? 'Somebody');
    const { id, at, reason, dueBefore, dueAfter } = row;
    return {
      deadlineId,
      change: { id, at, reason, dueBefore, dueAfter, by, kind: kind as DueChange['kind'] },
    };
  });
  const groups = Map.groupBy(changes, ({ deadlineId }) => deadlineId);
  return new Map([...groups].map(([id, group]) => [id, group.map(({ change }) => change)]));
}

/** Since when and why the clocks of some deadlines stand still. */
export async function readPausedNow(tx: Tx, ids: readonly string[]): Promise<ReadonlyMap<string, PausedNow>> {
  const rows = await tx.deadlinePause.findMany({
    where: { deadlineId: { in: [...ids] }, endsAt: null },
    select: { deadlineId: true, startsAt: true, reason: true },
  });
  return new Map(rows.map(({ deadlineId, startsAt, reason }) => [deadlineId, { since: startsAt, reason }]));
}
