import { londonDate } from '#app/domain/calendar/london-date.ts';
import { ageOn } from '#app/domain/referral/referral.ts';
import { isErased, openChild } from '#app/store/case/identity.server.ts';
import type { Tx } from '#app/store/shared/database.server.ts';
import type { Vault } from '#app/store/shared/vault.server.ts';

/** A child as a list names one. */
export type ChildLabel = { readonly name: string; readonly ageYears: number | null };

/** Names and ages of the children of some cases, by case; a case whose child this reader may not know is not in it. */
export async function openNames(
  tx: Tx,
  vault: Vault,
  caseIds: readonly string[],
  now: Date,
): Promise<ReadonlyMap<string, ChildLabel>> {
  const ids = [...new Set(caseIds)];
  const rows = await tx.child.findMany({
    where: { cases: { some: { id: { in: ids } } } },
    include: { cases: { where: { id: { in: ids } }, select: { id: true, ageYears: true } } },
  });
  return new Map(
    rows.flatMap((row) => {
      if (isErased(row)) return [];
      const { name, birthDate } = openChild(vault, row).identity;
      const age = birthDate === null ? null : ageOn(birthDate, londonDate(now));
      return row.cases.map(({ id, ageYears }) => [id, { name, ageYears: age ?? ageYears }] as const);
    }),
  );
}
