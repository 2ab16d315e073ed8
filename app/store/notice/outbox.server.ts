import type { AttemptOutcome, Verdict } from '#app/domain/deadline/delivery.ts';
import { usualLease } from '#app/domain/deadline/lease.ts';
import type { DeliveryClass, EmailKind } from '#app/domain/notice/delivery-class.ts';
import type { Tx } from '#app/store/shared/database.server.ts';

/** An e-mail this worker has claimed: nobody else touches it until the lease ends, and `fence` tells claims apart. */
export type Claimed = {
  readonly id: string;
  readonly userId: string;
  readonly kind: EmailKind;
  readonly urgent: boolean;
  readonly deliveryClass: DeliveryClass;
  readonly messageId: string;
  readonly deadlineId: string | null;
  readonly noticeId: string | null;
  readonly accountTokenId: string | null;
  readonly fence: number;
  readonly attempts: number;
  readonly createdAt: Date;
};

export type Owed = { readonly id: string; readonly userId: string; readonly deliveryClass: DeliveryClass };

/** What is owed and due, urgent first, held until the transaction ends. */
export function dueEmails(tx: Tx, now: Date, limit: number): Promise<Owed[]> {
  return tx.$queryRaw<Owed[]>`
    SELECT id, user_id AS "userId", delivery_class AS "deliveryClass" FROM outbox
    WHERE ((state = 'pending' AND next_attempt_at <= ${now}) OR (state = 'sending' AND lease_until < ${now}))
      AND NOT EXISTS (SELECT FROM service_hold WHERE released_at IS NULL)
    ORDER BY urgent DESC, next_attempt_at, id LIMIT ${limit} FOR UPDATE SKIP LOCKED`;
}

/** Puts off what would come in its reader's quiet hours. */
export async function putOff(
  tx: Tx,
  later: readonly { readonly id: string; readonly until: Date }[],
): Promise<void> {
  for (const { id, until } of later)
    await tx.outbox.update({
      where: { id },
      data: { state: 'pending', leaseUntil: null, nextAttemptAt: until },
    });
}

/** Claims some of what is owed, and keeps an attempt row before any socket is opened. */
export async function claimOwed(
  tx: Tx,
  ids: readonly string[],
  now: Date,
  lease = usualLease,
): Promise<readonly Claimed[]> {
  if (ids.length === 0) return [];
  const claimed = await tx.$queryRaw<Claimed[]>`
    UPDATE outbox SET state = 'sending', fence = fence + 1, attempts = attempts + 1,
      lease_until = ${now}::timestamptz + make_interval(secs => ${lease.seconds})
    WHERE id = ANY(${[...ids]}::uuid[])
    RETURNING id, user_id AS "userId", kind, urgent, delivery_class AS "deliveryClass", message_id AS "messageId",
      deadline_id AS "deadlineId", notice_id AS "noticeId",
      account_token_id AS "accountTokenId", fence, attempts, created_at AS "createdAt"`;
  await tx.attempt.createMany({
    data: claimed.map(({ id, fence }) => ({ outboxId: id, fence, startedAt: now })),
  });
  return claimed;
}

/** So many attempts that nobody lived to finish, and the e-mail itself is taken to be what ends the workers. */
const mostUnfinished = 20;

/** Gives up, without another attempt, what worker after worker died of; answers it for the task it becomes. */
export function buryCrashing(tx: Tx, now: Date): Promise<readonly Claimed[]> {
  return tx.$queryRaw<Claimed[]>`
    UPDATE outbox SET state = 'dead', reason = 'workers-died', settled_at = ${now}, lease_until = NULL
    WHERE id IN (
      SELECT o.id FROM outbox o
      WHERE NOT EXISTS (SELECT FROM service_hold WHERE released_at IS NULL)
        AND o.state = 'sending' AND o.lease_until < ${now} AND o.fence >= ${mostUnfinished} AND ${mostUnfinished} <= (
        SELECT count(*) FROM attempt t
        WHERE t.outbox_id = o.id AND t.finished_at IS NULL AND t.started_at >= o.created_at)
      FOR UPDATE SKIP LOCKED)
    RETURNING id, user_id AS "userId", kind, urgent, delivery_class AS "deliveryClass", message_id AS "messageId",
      deadline_id AS "deadlineId", notice_id AS "noticeId",
      account_token_id AS "accountTokenId", fence, attempts, created_at AS "createdAt"`;
}

/** Whether this claim is still the newest and its lease outlasts an attempt that begins now. */
export async function holdsClaim(
  tx: Tx,
  { id, fence }: Claimed,
  now: Date,
  lease = usualLease,
): Promise<boolean> {
  const leaseUntil = { gte: new Date(now.getTime() + lease.attemptSeconds * 1_000) };
  return (await tx.outbox.count({ where: { id, fence, state: 'sending', leaseUntil } })) === 1;
}

export type Finish = {
  readonly outcome: AttemptOutcome | 'suppressed';
  readonly reason: string;
  readonly verdict: Verdict | { readonly state: 'suppressed' };
};

/** Writes what the attempt came to, if this claim still holds; false when a newer claim has taken over. */
export async function finishAttempt(tx: Tx, claimed: Claimed, finish: Finish, now: Date): Promise<boolean> {
  await tx.attempt.updateMany({
    where: { outboxId: claimed.id, fence: claimed.fence },
    data: { finishedAt: now, outcome: finish.outcome, reason: finish.reason },
  });
  const { verdict } = finish;
  const { count } = await tx.outbox.updateMany({
    where: { id: claimed.id, fence: claimed.fence, state: 'sending' },
    data: {
      state: verdict.state,
      leaseUntil: null,
      reason: finish.reason,
      ...(verdict.state === 'pending' ? { nextAttemptAt: verdict.nextAttemptAt } : { settledAt: now }),
    },
  });
  return count === 1;
}

/** The case an e-mail is about, for the task a dead one becomes. */
export async function caseOfNotice(tx: Tx, noticeId: string | null): Promise<string | null> {
  if (noticeId === null) return null;
  const notice = await tx.notice.findUnique({ where: { id: noticeId }, select: { caseId: true } });
  return notice?.caseId ?? null;
}
