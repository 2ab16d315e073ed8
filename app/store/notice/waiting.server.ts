import type { DeliveryClass } from '#app/domain/notice/delivery-class.ts';
import type { WaitingEmail } from '#app/domain/notice/gather.ts';
import { defaultPreference, type Preference } from '#app/domain/notice/quiet-hours.ts';
import type { Tx } from '#app/store/shared/database.server.ts';

/** Those for whom an e-mail waits to be decided, or for whom two or more are stuck because no mail is taken. */
export async function peopleWaiting(tx: Tx, now: Date, stuckSince: Date): Promise<readonly string[]> {
  const rows = await tx.$queryRaw<{ userId: string }[]>`
    SELECT DISTINCT user_id AS "userId" FROM outbox WHERE state = 'waiting' AND next_attempt_at <= ${now}
    UNION
    SELECT o.user_id FROM outbox o
    WHERE o.state = 'pending' AND o.attempts > 0 AND o.created_at <= ${stuckSince} AND o.delivery_class <> 'mandatory'
    GROUP BY o.user_id HAVING count(*) > 1`;
  return rows.map(({ userId }) => userId);
}

/** Lets one process at a time decide for a person, until its transaction ends; false when another is at it. */
export async function decideFor(tx: Tx, userId: string): Promise<boolean> {
  const [row] = await tx.$queryRaw<{ mine: boolean }[]>`
    SELECT pg_try_advisory_xact_lock(hashtextextended('e-mails of ' || ${userId}, 0)) AS mine`;
  return row?.mine ?? false;
}

type Row = {
  readonly id: string;
  readonly deliveryClass: DeliveryClass;
  readonly late: boolean;
  readonly owedAt: Date;
  readonly dueAt: Date | null;
  readonly state: string;
};

/**
 * What waits for this person and may be decided, and what is stuck: tried, surely not accepted, and owed for long. Rows
 * are held until the transaction ends; one whose attempt may have arrived stays as it is.
 */
export async function waitingFor(
  tx: Tx,
  userId: string,
  now: Date,
  stuckSince: Date,
): Promise<readonly (WaitingEmail & { readonly stuck: boolean })[]> {
  const rows = await tx.$queryRaw<Row[]>`
    SELECT o.id, o.delivery_class AS "deliveryClass", o.late, o.created_at AS "owedAt", d.due_at AS "dueAt", o.state
    FROM outbox o LEFT JOIN deadline d ON d.id = o.deadline_id
    WHERE o.user_id = ${userId}::uuid AND ((o.state = 'waiting' AND o.next_attempt_at <= ${now})
      OR (o.state = 'pending' AND o.notice_id IS NOT NULL AND o.attempts > 0 AND o.created_at <= ${stuckSince}
        AND o.delivery_class <> 'mandatory'
        AND NOT EXISTS (SELECT FROM attempt t WHERE t.outbox_id = o.id
          AND (t.outcome IS NULL OR t.outcome = 'unknown'))))
    ORDER BY o.created_at, o.id FOR UPDATE OF o SKIP LOCKED`;
  return rows.map(({ state, late, ...row }) => ({
    ...row,
    late: late || state === 'pending',
    stuck: state === 'pending',
  }));
}

/** When each of these people wants e-mail. */
export async function preferencesOf(
  tx: Tx,
  userIds: readonly string[],
): Promise<(userId: string) => Preference> {
  const rows = await tx.notificationPreference.findMany({ where: { userId: { in: [...new Set(userIds)] } } });
  const chosen = new Map(rows.map((row): [string, Preference] => [row.userId, row]));
  return (userId) => chosen.get(userId) ?? defaultPreference;
}

/** Whether actions that should have been fired before `since` still are not. */
export async function isCatchingUp(tx: Tx, since: Date): Promise<boolean> {
  const [row] = await tx.$queryRaw<{ behind: boolean }[]>`
    SELECT EXISTS (SELECT FROM planned_action p JOIN deadline d ON d.id = p.deadline_id
      WHERE p.state = 'planned' AND p.fire_at <= ${since} AND d.status = 'open'
        AND d.version = p.deadline_version) AS behind`;
  return row?.behind ?? false;
}
