import type { Tx } from '#app/store/shared/database.server.ts';

export type NewHold = {
  readonly id: string;
  readonly since: Date;
  readonly restorePoint: Date | null;
  readonly reason: string;
};

/** An e-mail that may have been sent although it is not written here: by its Message-ID the relay's log can tell. */
export type InReview = {
  readonly id: string;
  readonly messageId: string;
  readonly kind: string;
  readonly urgent: boolean;
  readonly createdAt: Date;
};

/** Keeps a hold, unless there is one already. As the owner. */
export async function addHold(tx: Tx, hold: NewHold): Promise<boolean> {
  if ((await tx.serviceHold.count({ where: { releasedAt: null } })) > 0) return false;
  await tx.serviceHold.create({ data: hold });
  return true;
}

/** Ends the hold; false when somebody else has. */
export async function endHold(tx: Tx, id: string, by: string, now: Date): Promise<boolean> {
  const { count } = await tx.serviceHold.updateMany({
    where: { id, releasedAt: null },
    data: { releasedAt: now, releasedBy: by },
  });
  return count === 1;
}

const owed = { state: { in: ['waiting', 'pending', 'sending'] } };

/** Everything that is owed, oldest first. */
export const listInReview = (tx: Tx): Promise<InReview[]> =>
  tx.outbox.findMany({
    where: owed,
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
    select: { id: true, messageId: true, kind: true, urgent: true, createdAt: true },
  });

/** Closes e-mails that the relay has, so that they are not sent again. Answers how many were still owed. */
export async function settleAsSent(tx: Tx, messageIds: readonly string[], now: Date): Promise<number> {
  const { count } = await tx.outbox.updateMany({
    where: { ...owed, messageId: { in: [...messageIds] } },
    data: { state: 'suppressed', reason: 'sent-before-restore', settledAt: now, leaseUntil: null },
  });
  return count;
}
