import type { Tx } from '#app/store/shared/database.server.ts';

/** Puts a dead e-mail back as owed from now, under the same Message-ID; the database lets the web change nothing else. */
export async function owedAgain(tx: Tx, id: string, at: Date): Promise<'owed' | 'not-dead' | 'not-found'> {
  const { count } = await tx.outbox.updateMany({
    where: { id, state: 'dead' },
    data: { state: 'pending', createdAt: at, nextAttemptAt: at, attempts: 0, settledAt: null, reason: null },
  });
  if (count === 1) return 'owed';
  return (await tx.outbox.count({ where: { id } })) === 1 ? 'not-dead' : 'not-found';
}
