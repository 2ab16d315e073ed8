import type { Role } from '#app/domain/account/actor.ts';
import { workLasts, type Act, type Alert } from '#app/domain/audit/watching.ts';
import type { Tx } from '#app/store/shared/database.server.ts';

const watched = ['case.viewed', 'emergency.opened', 'emergency.refused'];

/** How far the trail has been watched, held until the transaction ends; null while another worker is at it. */
export async function watchedUpTo(tx: Tx): Promise<bigint | null> {
  const [row] = await tx.$queryRaw<{ seq: bigint }[]>`
    SELECT seq FROM access_watch WHERE id = 1 FOR UPDATE SKIP LOCKED`;
  return row?.seq ?? null;
}

export async function watchOnFrom(tx: Tx, seq: bigint): Promise<void> {
  await tx.accessWatch.updateMany({ where: { id: 1 }, data: { seq } });
}

/** The next entries that are old enough to be judged: up to which one, and who did anything that is watched. */
export async function nextToJudge(
  tx: Tx,
  after: bigint,
  before: Date,
  limit: number,
): Promise<{
  readonly upTo: bigint;
  readonly people: readonly { readonly id: string; readonly role: Role }[];
} | null> {
  const rows = await tx.$queryRaw<{ seq: bigint; at: Date; id: string | null; role: Role | null }[]>`
    SELECT e.seq, e.at, u.id, u.role FROM (
      SELECT seq, actor_id, action, at FROM audit_entry WHERE seq > ${after} ORDER BY seq LIMIT ${limit}) e
    LEFT JOIN user_account u ON u.id = e.actor_id AND e.action = ANY(${watched})
    ORDER BY e.seq`;
  const tooNew = rows.findIndex(({ at }) => at > before);
  const old = tooNew < 0 ? rows : rows.slice(0, tooNew);
  const last = old.at(-1);
  if (last === undefined) return null;
  const people = new Map(
    old.flatMap(({ id, role }) => (id === null || role === null ? [] : [[id, { id, role }] as const])),
  );
  return { upTo: last.seq, people: [...people.values()] };
}

const mostActs = 5_000;

/**
 * What one person did since a moment, in order, each with whether they have work on that case. A name in a list or among
 * what a search found was not opened.
 */
export async function actsOf(
  tx: Tx,
  userId: string,
  range: { readonly since: Date; readonly upTo: bigint },
): Promise<readonly Act[]> {
  const rows = await tx.$queryRaw<(Omit<Act, 'kind'> & { readonly action: string })[]>`
    WITH acts AS (
      SELECT seq, at, action, case_id FROM audit_entry
      WHERE actor_id = ${userId}::uuid AND seq <= ${range.upTo} AND action = ANY(${watched}) AND at > ${range.since}
        AND coalesce(detail->>'as', '') NOT IN ('list', 'search')
      ORDER BY seq DESC LIMIT ${mostActs}),
    cases AS (SELECT DISTINCT case_id FROM acts WHERE case_id IS NOT NULL),
    work AS (
      SELECT c.case_id, (
        EXISTS (SELECT FROM notice n WHERE n.user_id = ${userId}::uuid AND n.case_id = c.case_id
          AND n.kind <> 'emergency-access' AND n.created_at > ${new Date(range.since.getTime() - workLasts)})
        OR EXISTS (SELECT FROM case_event v WHERE v.case_id = c.case_id AND v.actor_id = ${userId}::uuid)
        OR EXISTS (SELECT FROM child_case k WHERE k.id = c.case_id AND k.worker_id = ${userId}::uuid)
        OR EXISTS (SELECT FROM task t WHERE t.case_id = c.case_id AND t.done_at IS NULL)
      ) AS has_work FROM cases c)
    SELECT a.seq, a.at, a.action, a.case_id AS "caseId", coalesce(w.has_work, false) AS "hasWork"
    FROM acts a LEFT JOIN work w ON w.case_id = a.case_id ORDER BY a.seq`;
  return rows.map(({ action, ...act }) => ({ ...act, kind: kindOf(action) }));
}

function kindOf(action: string): Act['kind'] {
  if (action === 'case.viewed') return 'look';
  return action === 'emergency.opened' ? 'emergency' : 'emergency-refused';
}

/** Keeps questions that were not asked yet; answers the keys of those. */
export async function raiseAlerts(
  tx: Tx,
  userId: string,
  alerts: readonly Alert[],
  made: { readonly at: Date; readonly newId: () => string },
): Promise<readonly string[]> {
  if (alerts.length === 0) return [];
  const keys = alerts.map(({ key }) => key);
  const known = await tx.accessAlert.findMany({ where: { key: { in: keys } }, select: { key: true } });
  const asked = new Set(known.map(({ key }) => key));
  const fresh = alerts.filter(({ key }) => !asked.has(key));
  await tx.accessAlert.createMany({
    data: fresh.map((alert) => ({ ...alert, id: made.newId(), userId, raisedAt: made.at })),
    skipDuplicates: true,
  });
  return fresh.map(({ key }) => key);
}
