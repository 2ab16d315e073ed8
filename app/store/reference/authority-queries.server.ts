import type { Nation } from '#app/domain/rules/rule.ts';
import type { Tx } from '#app/store/shared/database.server.ts';

export type AuthorityName = { readonly id: string; readonly name: string; readonly nation: Nation };

/** Every authority that still exists at a moment, by name: some two hundred. */
export async function listAuthorities(tx: Tx, now: Date): Promise<readonly AuthorityName[]> {
  const rows = await tx.authority.findMany({
    where: { OR: [{ validTo: null }, { validTo: { gte: now } }] },
    select: { id: true, name: true, nation: true },
    orderBy: [{ name: 'asc' }, { id: 'asc' }],
    take: 500,
  });
  return rows.map((row) => ({ ...row, nation: row.nation as Nation }));
}
