import type { Planned } from '#app/domain/deadline/carry-over.ts';
import type { RunningDeadline } from '#app/domain/deadline/running.ts';
import type { Tx } from '#app/store/shared/database.server.ts';
import { readPlanned } from '#app/store/deadline/planned-row.server.ts';
import { readEndedPauses } from '#app/store/deadline/running.server.ts';
import { Prisma } from '#prisma/generated/client.ts';

/** Why running deadlines are computed again: a new version of a rule, or a day on which an authority is closed, or open after all. */
export type Change = { readonly id: string } & (
  | { readonly cause: 'rule'; readonly ruleKey: string; readonly ruleVersion: number }
  | { readonly cause: 'closure' | 'reopening'; readonly authorityId: string }
);

/** Changes that were decided by a moment and are not carried out to the end, in the order in which they were decided. */
export async function unfinishedChanges(tx: Tx, decidedBy: Date): Promise<readonly Change[]> {
  const rows = await tx.recompute.findMany({
    where: { finishedAt: null, requestedAt: { lte: decidedBy } },
    orderBy: [{ requestedAt: 'asc' }, { id: 'asc' }],
  });
  return rows.map(({ id, cause, ruleKey, ruleVersion, authorityId }): Change => {
    if (ruleKey !== null && ruleVersion !== null) return { id, cause: 'rule', ruleKey, ruleVersion };
    if (authorityId !== null) return { id, cause: cause === 'closure' ? cause : 'reopening', authorityId };
    throw new Error('The change has no cause.');
  });
}

/** Takes a change that nobody has listed yet for this transaction alone; false when it is listed or finished. */
export async function takeUnlisted(tx: Tx, { id }: Change): Promise<boolean> {
  const unfinished = await tx.$queryRaw<unknown[]>`
    SELECT 1 FROM recompute WHERE id = ${id}::uuid AND finished_at IS NULL FOR UPDATE`;
  return (
    unfinished.length === 1 && (await tx.recomputeItem.findFirst({ where: { recomputeId: id } })) === null
  );
}

type Running = Pick<RunningDeadline, 'id' | 'ruleKey' | 'ruleVersion' | 'triggerAt'>;

/** Every deadline that runs or is paused under a rule, or in the cases an authority is responsible for. */
export function runningUnder(tx: Tx, change: Change): Promise<readonly Running[]> {
  const which =
    change.cause === 'rule'
      ? Prisma.sql`d.rule_key = ${change.ruleKey}`
      : Prisma.sql`EXISTS (SELECT FROM child_case c
          WHERE c.id = d.case_id AND c.responsible_authority_id = ${change.authorityId})`;
  return tx.$queryRaw<Running[]>`
    SELECT d.id, d.rule_key AS "ruleKey", d.rule_version AS "ruleVersion", d.trigger_at AS "triggerAt"
    FROM deadline d WHERE d.status IN ('open', 'paused') AND ${which}`;
}

/** Keeps which deadlines a change is about. */
export async function listItems(tx: Tx, { id }: Change, deadlineIds: readonly string[]): Promise<void> {
  await tx.$executeRaw`
    INSERT INTO recompute_item (recompute_id, deadline_id)
    SELECT ${id}::uuid, unnest(${deadlineIds}::uuid[])`;
}

/** A listed deadline as it stands now, locked, whatever has become of it since it was listed. */
export type Item = Planned & {
  readonly caseId: string;
  readonly version: number;
  readonly settled: boolean;
};

type Row = Omit<Item, 'pauses' | 'planned'>;

/** What to take of a change: so many, without those that failed before; or this one. */
export type Share = { readonly limit: number; readonly without: readonly string[] } | { readonly id: string };

/**
 * Locks some listed deadlines that have not been dealt with and reads them. What somebody else has locked, a person or
 * another worker, is left for later; what another worker has done meanwhile is not taken again.
 */
export async function claimItems(tx: Tx, { id }: Change, share: Share): Promise<readonly Item[]> {
  const which =
    'id' in share
      ? Prisma.sql`AND i.deadline_id = ${share.id}::uuid`
      : Prisma.sql`AND NOT i.deadline_id = ANY(${share.without}::uuid[])`;
  const rows = await tx.$queryRaw<Row[]>`
    SELECT d.id, d.case_id AS "caseId", d.rule_key AS "ruleKey", d.rule_version AS "ruleVersion", d.version, d.status,
      d.status NOT IN ('open', 'paused') AS settled, d.due_at AS "dueAt", d.trigger_at AS "triggerAt",
      d.opened_at AS "openedAt", d.explanation, c.responsible_authority_id AS "authorityId"
    FROM recompute_item i JOIN deadline d ON d.id = i.deadline_id JOIN child_case c ON c.id = d.case_id
    WHERE i.recompute_id = ${id}::uuid AND i.done_at IS NULL ${which}
    ORDER BY i.deadline_id LIMIT ${'id' in share ? 1 : share.limit} FOR UPDATE OF d, i SKIP LOCKED`;
  const ids = rows.map((row) => row.id);
  const pauses = await readEndedPauses(tx, ids);
  const planned = await readPlanned(tx, ids);
  return rows.map((row) => ({
    ...row,
    pauses: pauses.get(row.id) ?? [],
    planned: planned.get(row.id) ?? [],
  }));
}

export type ItemDone = {
  readonly deadlineId: string;
  readonly result: 'moved' | 'same' | 'kept' | 'settled';
  readonly dueBefore: Date;
  readonly dueAfter: Date;
};

/** Keeps what became of some of a change's deadlines. */
export async function finishItems(
  tx: Tx,
  { id }: Change,
  items: readonly ItemDone[],
  now: Date,
): Promise<void> {
  await tx.$executeRaw`
    UPDATE recompute_item i SET result = f.result, done_at = ${now}, due_before = f.before, due_after = f.after
    FROM unnest(${items.map(({ deadlineId }) => deadlineId)}::uuid[], ${items.map(({ result }) => result)}::text[],
      ${items.map(({ dueBefore }) => dueBefore)}::timestamptz[], ${items.map(({ dueAfter }) => dueAfter)}::timestamptz[])
      AS f (id, result, before, after)
    WHERE i.recompute_id = ${id}::uuid AND i.deadline_id = f.id AND i.done_at IS NULL`;
}

/** Closes a change of which nothing is left to do. */
export async function finishChange(tx: Tx, { id }: Change, now: Date): Promise<void> {
  await tx.$executeRaw`
    UPDATE recompute SET finished_at = ${now} WHERE id = ${id}::uuid AND finished_at IS NULL
      AND NOT EXISTS (SELECT FROM recompute_item i WHERE i.recompute_id = ${id}::uuid AND i.done_at IS NULL)`;
}
