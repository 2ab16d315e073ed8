import type { DeadlineStatus } from '#app/domain/deadline/running.ts';
import type { Tx } from '#app/store/shared/database.server.ts';

export type DeadlineRecord = {
  readonly id: string;
  readonly caseId: string;
  readonly ruleKey: string;
  readonly ruleVersion: number;
  readonly dueAt: Date;
  readonly status: DeadlineStatus;
};

/** A deadline this actor may see, locked so that it is neither met nor fired meanwhile. */
export async function findOpenDeadline(tx: Tx, id: string): Promise<DeadlineRecord | null> {
  const rows = await tx.$queryRaw<DeadlineRecord[]>`
    SELECT id, case_id AS "caseId", rule_key AS "ruleKey", rule_version AS "ruleVersion", due_at AS "dueAt", status
    FROM deadline WHERE id = ${id}::uuid FOR UPDATE`;
  return rows[0] ?? null;
}

/** Keeps the acknowledgement and holds the rungs that would fire before it runs out. */
export async function holdLadder(
  tx: Tx,
  hold: {
    readonly id: string;
    readonly deadline: DeadlineRecord;
    readonly userId: string;
    readonly at: Date;
    readonly holdsUntil: Date;
  },
): Promise<void> {
  const { deadline, holdsUntil } = hold;
  await tx.acknowledgement.createMany({
    data: [
      {
        id: hold.id,
        deadlineId: deadline.id,
        caseId: deadline.caseId,
        userId: hold.userId,
        at: hold.at,
        holdsUntil,
      },
    ],
  });
  await tx.deadline.updateMany({ where: { id: deadline.id }, data: { heldUntil: holdsUntil } });
}
