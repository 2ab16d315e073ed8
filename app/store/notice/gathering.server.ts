import type { Tx } from '#app/store/shared/database.server.ts';

/** Owed from now, each by itself. */
export async function oweAlone(tx: Tx, ids: readonly string[], now: Date): Promise<void> {
  await tx.outbox.updateMany({
    where: { id: { in: [...ids] }, state: 'waiting' },
    data: { state: 'pending', createdAt: now, nextAttemptAt: now },
  });
}

export async function decideLater(
  tx: Tx,
  later: readonly { readonly id: string; readonly until: Date }[],
): Promise<void> {
  for (const { id, until } of later)
    await tx.outbox.updateMany({ where: { id, state: 'waiting' }, data: { nextAttemptAt: until } });
}

/** An e-mail that tells of several notices; `key` is spent in the database. */
export type Gatherer = {
  readonly id: string;
  readonly key: string;
  readonly messageId: string;
  readonly userId: string;
  readonly kind: 'digest' | 'catch-up';
  readonly mandatory: boolean;
  readonly owedSince: Date;
  readonly now: Date;
};

/**
 * Has these told of in one e-mail: one that is still owed to this person and of the same kind, if there is any, so that a
 * mail outage does not pile digests up, else a new one.
 */
export async function gatherInto(tx: Tx, gatherer: Gatherer, ids: readonly string[]): Promise<void> {
  const { userId, kind, mandatory, now } = gatherer;
  const [open] = await tx.$queryRaw<{ id: string }[]>`
    SELECT id FROM outbox WHERE user_id = ${userId}::uuid AND kind = ${kind} AND state = 'pending'
    ORDER BY created_at LIMIT 1 FOR UPDATE SKIP LOCKED`;
  if (open === undefined) await tx.outbox.createMany({ data: [rowOf(gatherer)] });
  else if (mandatory)
    await tx.outbox.update({
      where: { id: open.id },
      data: { urgent: true, deliveryClass: 'mandatory', nextAttemptAt: now },
    });
  await tx.outbox.updateMany({
    where: { id: { in: [...ids] }, state: { in: ['waiting', 'pending'] } },
    data: { state: 'gathered', toldInId: open?.id ?? gatherer.id, settledAt: now },
  });
}

function rowOf({ id, key, messageId, userId, kind, mandatory, owedSince, now }: Gatherer) {
  return {
    id,
    dedupeKey: key,
    messageId,
    userId,
    kind,
    urgent: mandatory,
    deliveryClass: mandatory ? 'mandatory' : 'prompt',
    state: 'pending',
    createdAt: owedSince,
    nextAttemptAt: now,
  };
}

/** Whether the digest of this key was made and is open to no more. One that is open stays so until the transaction ends. */
export async function isDigestGone(tx: Tx, key: string): Promise<boolean> {
  const [digest] = await tx.$queryRaw<{ state: string }[]>`
    SELECT state FROM outbox WHERE dedupe_key = ${key} FOR UPDATE`;
  return digest !== undefined && digest.state !== 'pending';
}
