import { searchPlaces, type KnownPlace } from '#app/domain/referral/place-search.ts';
import type { Db } from '#app/store/shared/database.server.ts';

const mostPlaces = 2_000;
const mostShown = 12;

/** Places that match what somebody typed, best first. There are a few hundred, so all are looked at. */
export async function findPlaces(db: Db, typed: string): Promise<readonly KnownPlace[]> {
  if (typed.trim() === '') return [];
  const rows = await db.place.findMany({ include: withAuthority, take: mostPlaces, orderBy: { id: 'asc' } });
  return searchPlaces(rows.map(knownPlace), typed, mostShown);
}

export async function findPlace(db: Db, id: string): Promise<KnownPlace | null> {
  const row = await db.place.findUnique({ where: { id }, include: withAuthority });
  return row === null ? null : knownPlace(row);
}

/** Every authority's whole area, for when no list has the place's name. */
export async function listAreas(db: Db): Promise<readonly KnownPlace[]> {
  const rows = await db.place.findMany({
    where: { kind: 'area' },
    include: withAuthority,
    orderBy: [{ name: 'asc' }, { id: 'asc' }],
    take: mostPlaces,
  });
  return rows.map(knownPlace);
}

const withAuthority = { authority: { select: { name: true } } } as const;

type Row = {
  readonly id: string;
  readonly name: string;
  readonly kind: string;
  readonly authority: { readonly name: string };
};

const knownPlace = ({ id, name, kind, authority }: Row): KnownPlace => ({
  id,
  name,
  kind,
  authority: authority.name,
});
