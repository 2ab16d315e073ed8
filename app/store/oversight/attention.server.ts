import type { Attention } from '#app/domain/oversight/lists.ts';
import type { Tx } from '#app/store/shared/database.server.ts';

type Told = { deadlineId: string; at: Date; step: string; names: string[] };
type Acknowledged = { deadlineId: string; at: Date; until: Date; name: string };

const nobody: Attention = { told: null, acknowledged: null };

/** For each deadline, whom the service told last and who last said they were on it. */
export async function attentionTo(
  tx: Tx,
  deadlineIds: readonly string[],
): Promise<(deadlineId: string | null) => Attention> {
  if (deadlineIds.length === 0) return () => nobody;
  const told = byDeadline(await lastTold(tx, deadlineIds));
  const acknowledged = byDeadline(await lastAcknowledged(tx, deadlineIds));
  return (id) => {
    if (id === null) return nobody;
    const heard = told.get(id);
    const held = acknowledged.get(id);
    return {
      told: heard === undefined ? null : { at: heard.at, names: heard.names, step: heard.step },
      acknowledged: held === undefined ? null : { at: held.at, name: held.name, until: held.until },
    };
  };
}

/** Notices are found by their cause, which has an index, and not by their action, which has none. */
function lastTold(tx: Tx, ids: readonly string[]): Promise<Told[]> {
  return tx.$queryRaw<Told[]>`
    SELECT last.deadline_id AS "deadlineId", last.fired_at AS at, last.step,
      array_agg(u.display_name ORDER BY u.display_name) AS names
    FROM unnest(${[...ids]}::uuid[]) AS wanted(id)
    CROSS JOIN LATERAL (
      SELECT p.id, p.deadline_id, p.fired_at, p.step FROM planned_action p
      WHERE p.deadline_id = wanted.id AND p.state = 'fired'
        AND EXISTS (SELECT 1 FROM notice n WHERE n.cause = 'action:' || p.id::text)
      ORDER BY p.fired_at DESC, p.rung DESC NULLS LAST LIMIT 1) last
    JOIN notice n ON n.cause = 'action:' || last.id::text
    JOIN user_account u ON u.id = n.user_id
    GROUP BY last.deadline_id, last.fired_at, last.step`;
}

function lastAcknowledged(tx: Tx, ids: readonly string[]): Promise<Acknowledged[]> {
  return tx.$queryRaw<Acknowledged[]>`
    SELECT DISTINCT ON (k.deadline_id) k.deadline_id AS "deadlineId", k.at, k.holds_until AS until,
      u.display_name AS name
    FROM acknowledgement k JOIN user_account u ON u.id = k.user_id
    WHERE k.deadline_id = ANY(${[...ids]}::uuid[])
    ORDER BY k.deadline_id, k.at DESC`;
}

const byDeadline = <Row extends { deadlineId: string }>(rows: readonly Row[]) =>
  new Map(rows.map((row) => [row.deadlineId, row]));
