import type { AccountUse } from '#app/domain/account/dormancy.ts';
import type { Tx } from '#app/store/shared/database.server.ts';

export type Dormant = AccountUse & { readonly id: string };

/** Active accounts that nobody has used since a moment, by id after one of them. */
export async function unusedSince(
  tx: Tx,
  moment: Date,
  after: string | null,
  limit: number,
): Promise<readonly string[]> {
  const rows = await tx.userAccount.findMany({
    where: {
      status: 'active',
      activeSince: { lte: moment },
      OR: [{ lastSignedInAt: null }, { lastSignedInAt: { lte: moment } }],
      ...(after === null ? {} : { id: { gt: after } }),
    },
    orderBy: { id: 'asc' },
    take: limit,
    select: { id: true },
  });
  return rows.map(({ id }) => id);
}

/** One account, held until the transaction ends; null when it is not active any more. */
export async function lockActive(tx: Tx, id: string): Promise<Dormant | null> {
  const rows = await tx.$queryRaw<Dormant[]>`
    SELECT id, active_since AS "activeSince", last_signed_in_at AS "lastSignedInAt", dormancy_warned_at AS "dormancyWarnedAt"
    FROM user_account WHERE id = ${id}::uuid AND status = 'active' FOR UPDATE`;
  return rows[0] ?? null;
}

export async function markWarned(tx: Tx, id: string, at: Date): Promise<void> {
  await tx.userAccount.update({ where: { id }, data: { dormancyWarnedAt: at }, select: { id: true } });
}

/** How many things this person would leave with nobody, as the worker counts them. */
export async function countHeld(tx: Tx, id: string, at: Date): Promise<number> {
  const [row] = await tx.$queryRaw<{ count: bigint }[]>`
    SELECT count(*) FROM held_by(${id}::uuid, ${at}::timestamptz)`;
  return Number(row?.count ?? 0);
}
