import type { DueAction, Firing } from '#app/domain/deadline/firing.ts';
import type { Tx } from '#app/store/shared/database.server.ts';

/**
 * Claims what is due, oldest first. The deadline rows are locked first, as a person who meets a deadline locks them,
 * so that firing and meeting follow one another and never wait for each other in a circle.
 */
export async function claimDue(tx: Tx, now: Date, limit: number): Promise<readonly DueAction[]> {
  const locked = await tx.$queryRaw<{ id: string }[]>`
    SELECT d.id FROM deadline d
    WHERE d.status = 'open' AND d.id IN (
      SELECT deadline_id FROM planned_action WHERE state = 'planned' AND fire_at <= ${now}
      ORDER BY fire_at LIMIT ${limit})
    ORDER BY d.id FOR UPDATE SKIP LOCKED`;
  if (locked.length === 0) return [];
  return tx.$queryRaw<DueAction[]>`
    SELECT a.id, a.deadline_id AS "deadlineId", a.case_id AS "caseId", a.step, a.kind, a.role, a.rung,
      a.fire_at AS "fireAt", d.rule_key AS "ruleKey", d.rule_version AS "ruleVersion", d.held_until AS "heldUntil"
    FROM planned_action a JOIN deadline d ON d.id = a.deadline_id
    WHERE a.deadline_id = ANY(${locked.map(({ id }) => id)}::uuid[]) AND a.state = 'planned'
      AND a.fire_at <= ${now} AND a.deadline_version = d.version AND d.status = 'open'
    ORDER BY a.fire_at, a.rung NULLS FIRST, a.id`;
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
