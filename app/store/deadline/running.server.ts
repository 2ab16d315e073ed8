import type { EndedPause } from '#app/domain/deadline/recompute.ts';
import type { RunningDeadline } from '#app/domain/deadline/running.ts';
import type { Explanation } from '#app/domain/rules/due.ts';
import type { Tx } from '#app/store/shared/database.server.ts';
import { Prisma } from '#prisma/generated/client.ts';

type Row<S extends string = RunningDeadline['status']> = Omit<
  RunningDeadline,
  'pauses' | 'status' | 'explanation'
> & {
  readonly status: S;
  readonly explanation: unknown;
};

/** Locks and reads what runs in a case, so that meeting, moving and firing happen one after the other. */
export async function lockRunning(tx: Tx, caseId: string): Promise<readonly RunningDeadline[]> {
  const rows = await lock<RunningDeadline['status']>(
    tx,
    Prisma.sql`case_id = ${caseId}::uuid AND status IN ('open', 'paused')`,
  );
  return withPauses(tx, rows);
}

/** One deadline this actor may see, whatever became of it, locked; null when there is none for them. */
export async function lockDeadline(tx: Tx, id: string): Promise<AnyDeadline | null> {
  const rows = await lock<AnyDeadline['status']>(tx, Prisma.sql`id = ${id}::uuid`);
  const [found] = await withPauses(tx, rows);
  return found ?? null;
}

/** A deadline as it is found by its id: it need not run any more. */
export type AnyDeadline = Omit<RunningDeadline, 'status'> & {
  readonly status: RunningDeadline['status'] | 'met' | 'met-late' | 'waived' | 'cancelled';
};

const lock = <S extends string>(tx: Tx, which: Prisma.Sql) => tx.$queryRaw<Row<S>[]>`
  SELECT id, case_id AS "caseId", rule_key AS "ruleKey", rule_version AS "ruleVersion", version, status,
    due_at AS "dueAt", trigger_at AS "triggerAt", opened_at AS "openedAt", chain_started_at AS "chainStartedAt",
    explanation
  FROM deadline WHERE ${which} ORDER BY id FOR UPDATE`;

async function withPauses<S extends string>(tx: Tx, rows: readonly Row<S>[]) {
  const pauses = await readEndedPauses(
    tx,
    rows.map(({ id }) => id),
  );
  return rows.map((row) => ({
    ...row,
    explanation: row.explanation as Explanation,
    pauses: pauses.get(row.id) ?? [],
  }));
}

/** The pauses of some deadlines by their ids, each in order. */
export async function readEndedPauses(
  tx: Tx,
  deadlineIds: readonly string[],
): Promise<ReadonlyMap<string, readonly EndedPause[]>> {
  const rows = await tx.deadlinePause.findMany({
    where: { deadlineId: { in: [...deadlineIds] } },
    orderBy: [{ startsAt: 'asc' }, { id: 'asc' }],
    select: { deadlineId: true, startsAt: true, endsAt: true, endEventId: true },
  });
  const groups = Map.groupBy(rows, ({ deadlineId }) => deadlineId);
  return new Map([...groups].map(([id, found]) => [id, found.map(pauseOf)]));
}

type PauseRow = {
  readonly startsAt: Date;
  readonly endsAt: Date | null;
  readonly endEventId: string | null;
};

const pauseOf = ({ startsAt, endsAt, endEventId }: PauseRow): EndedPause => ({
  from: startsAt,
  to: endsAt,
  ended: endEventId !== null,
});
