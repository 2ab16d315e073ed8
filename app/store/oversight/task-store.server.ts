import type { Tx } from '#app/store/shared/database.server.ts';

type Done = { readonly at: Date; readonly userId: string };

/** Settles a task; says if there was none, or if somebody had settled it. */
export async function closeTask(
  tx: Tx,
  id: string,
  { at, userId }: Done,
): Promise<'done' | 'already-done' | 'not-found'> {
  const { count } = await tx.task.updateMany({
    where: { id, doneAt: null },
    data: { doneAt: at, doneById: userId },
  });
  if (count === 1) return 'done';
  return (await tx.task.count({ where: { id } })) === 1 ? 'already-done' : 'not-found';
}

/** Settles whatever an e-mail's death had left for a person to do. */
export async function closeTasksOf(tx: Tx, outboxId: string, { at, userId }: Done): Promise<void> {
  await tx.task.updateMany({ where: { outboxId, doneAt: null }, data: { doneAt: at, doneById: userId } });
}
