import type { OpenDue, Told } from '#app/domain/case/due-view.ts';
import type { LadderRole } from '#app/domain/rules/rule.ts';
import { readFates } from '#app/store/notice/fate-queries.server.ts';
import type { Tx } from '#app/store/shared/database.server.ts';

type Attention = Pick<OpenDue, 'told' | 'held' | 'next'>;

/** More than any one page of deadlines can have planned or told. */
const most = 1_000;

/** For some deadlines: who was told and whether their e-mail got away, who is on it, and what happens next of itself. */
export async function readAttention(
  tx: Tx,
  ids: readonly string[],
): Promise<(deadlineId: string) => Attention> {
  const [told, held, next] = [await readTold(tx, ids), await readHeld(tx, ids), await readNext(tx, ids)];
  return (id) => {
    const hold = held.get(id) ?? null;
    const step = next.get(id) ?? null;
    return { told: told.get(id) ?? [], held: hold, next: step && heldBack(step, hold) };
  };
}

type Step = NonNullable<OpenDue['next']>;
type Hold = NonNullable<OpenDue['held']>;

/** A rung that would come while somebody is on it waits until their time is up. */
function heldBack(step: Step, hold: Hold | null): Step {
  if (hold === null || step.kind !== 'escalation' || hold.until <= step.at) return step;
  return { ...step, at: hold.until };
}

async function readTold(tx: Tx, ids: readonly string[]): Promise<Map<string, Told[]>> {
  const rows = await tx.notice.findMany({
    where: { action: { deadlineId: { in: [...ids] } } },
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    take: most,
    include: {
      user: { select: { displayName: true } },
      action: { select: { deadlineId: true, kind: true } },
    },
  });
  const fates = await readFates(
    tx,
    rows.map(({ id }) => id),
  );
  const told = new Map<string, Told[]>();
  for (const row of rows) {
    if (row.action === null) continue;
    const list = told.get(row.action.deadlineId) ?? [];
    list.push({
      id: row.id,
      at: row.createdAt,
      name: row.user.displayName,
      kind: row.kind,
      readAt: row.readAt,
      email: fates.get(row.id) ?? null,
    });
    told.set(row.action.deadlineId, list);
  }
  return told;
}

async function readHeld(tx: Tx, ids: readonly string[]): Promise<Map<string, Hold>> {
  const rows = await tx.acknowledgement.findMany({
    where: { deadlineId: { in: [...ids] } },
    orderBy: { at: 'asc' },
    take: most,
  });
  const users = await tx.userAccount.findMany({
    where: { id: { in: rows.map(({ userId }) => userId) } },
    select: { id: true, displayName: true },
  });
  const names = new Map(users.map(({ id, displayName }) => [id, displayName]));
  return new Map(
    rows.map((row) => [
      row.deadlineId,
      { name: names.get(row.userId) ?? 'Somebody', at: row.at, until: row.holdsUntil },
    ]),
  );
}

async function readNext(tx: Tx, ids: readonly string[]): Promise<Map<string, Step>> {
  const rows = await tx.plannedAction.findMany({
    where: { deadlineId: { in: [...ids] }, state: 'planned' },
    orderBy: [{ fireAt: 'desc' }, { rung: { sort: 'desc', nulls: 'first' } }],
    take: most,
    select: { deadlineId: true, kind: true, role: true, fireAt: true },
  });
  return new Map(
    rows.map((row) => [row.deadlineId, { at: row.fireAt, kind: row.kind, role: row.role as LadderRole }]),
  );
}
