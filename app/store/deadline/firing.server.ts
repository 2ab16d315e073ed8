import type { DueAction, Firing } from '#app/domain/deadline/firing.ts';
import type { Tx } from '#app/store/shared/database.server.ts';
import { Prisma } from '#prisma/generated/client.ts';

/** What to claim: so many of what is due, or of certain actions those that still are. */
export type Wanted = { readonly limit: number } | { readonly among: readonly string[] };

/**
 * Claims what is due, oldest first, but for what was set aside. Deadline and action are locked together, as a person
 * who meets a deadline locks it: what another has locked is left to them, and what they changed meanwhile is seen.
 */
export function claimDue(tx: Tx, now: Date, wanted: Wanted): Promise<DueAction[]> {
  return tx.$queryRaw<DueAction[]>(dueQuery(now, wanted));
}

export function dueQuery(now: Date, wanted: Wanted): Prisma.Sql {
  const among = 'among' in wanted ? Prisma.sql`AND a.id = ANY(${wanted.among}::uuid[])` : Prisma.empty;
  const limit = 'limit' in wanted ? Prisma.sql`LIMIT ${wanted.limit}` : Prisma.empty;
  return Prisma.sql`
    SELECT a.id, a.deadline_id AS "deadlineId", a.case_id AS "caseId", a.step, a.kind, a.role, a.rung,
      a.fire_at AS "fireAt", d.rule_key AS "ruleKey", d.rule_version AS "ruleVersion", d.held_until AS "heldUntil"
    FROM planned_action a JOIN deadline d ON d.id = a.deadline_id
    WHERE a.state = 'planned' AND a.fire_at <= ${now} AND a.deadline_version = d.version AND d.status = 'open' ${among}
      AND NOT EXISTS (SELECT FROM service_hold WHERE released_at IS NULL)
      AND NOT EXISTS (SELECT FROM firing_failure f WHERE f.action_id = a.id AND f.retry_at > ${now})
    ORDER BY a.fire_at, a.rung NULLS FIRST, a.id ${limit}
    FOR UPDATE OF d, a SKIP LOCKED`;
}

/** Marks actions fired and puts held ones off, a batch at a time. */
export async function markFirings(tx: Tx, firings: readonly Firing[], now: Date): Promise<void> {
  const fired = firings.filter((firing) => firing.kind === 'fired');
  const held = firings.filter((firing) => firing.kind === 'held');
  await tx.$executeRaw`
    UPDATE planned_action p SET state = 'fired', fired_at = ${now}, fired_late = f.late
    FROM unnest(${fired.map(({ action }) => action.id)}::uuid[], ${fired.map(({ late }) => late)}::boolean[]) AS f (id, late)
    WHERE p.id = f.id AND p.state = 'planned'`;
  if (held.length === 0) return;
  await tx.$executeRaw`
    UPDATE planned_action p SET fire_at = h.until
    FROM unnest(${held.map(({ action }) => action.id)}::uuid[], ${held.map(({ until }) => until)}::timestamptz[]) AS h (id, until)
    WHERE p.id = h.id AND p.state = 'planned'`;
}

/** Brings the next rung of each deadline forward to now, because nobody was found on this one. Answers whose ladder goes on. */
export async function bringNextRungsForward(
  tx: Tx,
  actions: readonly DueAction[],
  now: Date,
): Promise<ReadonlySet<string>> {
  if (actions.length === 0) return new Set();
  const moved = await tx.$queryRaw<{ deadlineId: string }[]>`
    UPDATE planned_action p SET fire_at = least(p.fire_at, ${now})
    FROM (
      SELECT DISTINCT ON (n.deadline_id) n.id
      FROM planned_action n
      JOIN unnest(${actions.map(({ deadlineId }) => deadlineId)}::uuid[], ${actions.map(({ rung }) => rung ?? 0)}::int[])
        AS empty (deadline_id, rung) ON n.deadline_id = empty.deadline_id AND n.rung > empty.rung
      WHERE n.state = 'planned' AND n.kind = 'escalation'
      ORDER BY n.deadline_id, n.rung) AS next
    WHERE p.id = next.id
    RETURNING p.deadline_id AS "deadlineId"`;
  return new Set(moved.map(({ deadlineId }) => deadlineId));
}
