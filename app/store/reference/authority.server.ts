import type { Division } from '#app/domain/calendar/working-calendar.ts';
import type { Nation } from '#app/domain/rules/rule.ts';
import type { Tx } from '#app/store/shared/database.server.ts';

export type AuthorityRecord = {
  readonly id: string;
  readonly name: string;
  readonly nation: Nation;
  readonly division: Division;
  readonly region: string;
};

export async function findAuthority(tx: Tx, id: string): Promise<AuthorityRecord | null> {
  const row = await tx.authority.findUnique({ where: { id } });
  return row === null ? null : { ...row, nation: row.nation as Nation, division: row.division as Division };
}

/** The authority in whose area a place lies: where the child is found decides who is responsible first. */
export async function authorityOfPlace(tx: Tx, placeId: string): Promise<AuthorityRecord | null> {
  const place = await tx.place.findUnique({ where: { id: placeId }, select: { authorityId: true } });
  return place === null ? null : findAuthority(tx, place.authorityId);
}
