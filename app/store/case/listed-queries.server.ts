import { viewing } from '#app/domain/case/access-view.ts';
import type { Tx } from '#app/store/shared/database.server.ts';

/** Which of these cases a list has shown this reader since a moment. */
export async function listedSince(
  tx: Tx,
  userId: string,
  caseIds: readonly string[],
  since: Date,
): Promise<ReadonlySet<string>> {
  const rows = await tx.auditEntry.findMany({
    where: {
      actorId: userId,
      action: viewing,
      caseId: { in: [...caseIds] },
      at: { gt: since },
      detail: { path: ['as'], equals: 'list' },
    },
    select: { caseId: true },
  });
  return new Set(rows.flatMap(({ caseId }) => caseId ?? []));
}
