import type { Tx } from '#app/store/shared/database.server.ts';

/** Sets when somebody's own notices were read; those read already keep their moment. */
export async function markNotices(
  tx: Tx,
  userId: string,
  which: { readonly noticeId: string } | { readonly upTo: Date },
  at: Date,
): Promise<number> {
  const wanted = 'noticeId' in which ? { id: which.noticeId } : { createdAt: { lte: which.upTo } };
  const { count } = await tx.notice.updateMany({
    where: { userId, readAt: null, ...wanted },
    data: { readAt: at },
  });
  return count;
}
