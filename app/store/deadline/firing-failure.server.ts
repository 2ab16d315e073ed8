import { waitAfter, type Stuck } from '#app/domain/deadline/setting-aside.ts';
import type { Tx } from '#app/store/shared/database.server.ts';

/** An action set aside once more, and how often it has failed by now. */
export type SetAside = {
  readonly actionId: string;
  readonly caseId: string;
  readonly step: string;
  readonly rule: string;
  readonly attempts: number;
  readonly fault: string;
};

/** Counts a failure of each and leaves it alone for a while. Another sweeper's failure at the same moment counts once. */
export async function setAside(tx: Tx, stuck: readonly Stuck[], now: Date): Promise<readonly SetAside[]> {
  if (stuck.length === 0) return [];
  const counted = await tx.$queryRaw<SetAside[]>`
    INSERT INTO firing_failure AS f (action_id, fault, first_at, last_at, retry_at)
    SELECT p.id, s.fault, ${now}, ${now}, ${new Date(now.getTime() + waitAfter(1))}
    FROM unnest(${stuck.map(({ action }) => action.id)}::uuid[], ${stuck.map(({ fault }) => fault)}::text[]) AS s (id, fault)
    JOIN planned_action p ON p.id = s.id AND p.state = 'planned'
    ON CONFLICT (action_id) DO UPDATE SET attempts = f.attempts + 1, fault = excluded.fault, last_at = excluded.last_at,
      retry_at = excluded.retry_at WHERE f.retry_at <= excluded.last_at
    RETURNING action_id AS "actionId", attempts, fault,
      (SELECT case_id FROM planned_action WHERE id = action_id) AS "caseId",
      (SELECT step FROM planned_action WHERE id = action_id) AS step,
      (SELECT d.rule_key FROM planned_action p JOIN deadline d ON d.id = p.deadline_id WHERE p.id = action_id) AS rule`;
  const again = counted.filter(({ attempts }) => attempts > 1);
  if (again.length > 0)
    await tx.$executeRaw`
      UPDATE firing_failure f SET retry_at = r.at
      FROM unnest(${again.map(({ actionId }) => actionId)}::uuid[],
        ${again.map(({ attempts }) => new Date(now.getTime() + waitAfter(attempts)))}::timestamptz[]) AS r (id, at)
      WHERE f.action_id = r.id`;
  return counted;
}

/** Notes that actions were dealt with after all, and settles the tasks they had become. */
export async function mend(tx: Tx, actionIds: readonly string[], now: Date): Promise<void> {
  const mended = await tx.$queryRaw<{ id: string }[]>`
    UPDATE firing_failure SET mended_at = ${now}
    WHERE action_id = ANY(${actionIds}::uuid[]) AND mended_at IS NULL RETURNING action_id AS id`;
  if (mended.length === 0) return;
  await tx.task.updateMany({
    where: { dedupeKey: { in: mended.map(({ id }) => stuckKey(id)) }, doneAt: null },
    data: { doneAt: now },
  });
}

/** Of the task that an action becomes which cannot be fired. */
export const stuckKey = (actionId: string) => `stuck:${actionId}`;
