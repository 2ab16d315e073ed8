import type { Role } from '#app/domain/account/actor.ts';
import type { Period, Place } from '#app/domain/absence/absence.ts';
import type { Tx } from '#app/store/shared/database.server.ts';

export type Absence = Period & {
  readonly id: string;
  readonly absent: { readonly id: string; readonly name: string };
  readonly cover: string | null;
};

const mostShown = 100;
const named = { select: { id: true, displayName: true } } as const;

type Where = { readonly userId?: string | { readonly in: string[] }; readonly coverId?: string };

/** Absences that are not over yet, the soonest first; those taken back are left out. */
export async function listAbsences(tx: Tx, where: Where, now: Date): Promise<readonly Absence[]> {
  const rows = await tx.absence.findMany({
    where: { ...where, endsAt: { gt: now } },
    orderBy: [{ startsAt: 'asc' }, { id: 'asc' }],
    take: mostShown,
    include: { user: named, cover: named },
  });
  return rows
    .filter(({ startsAt, endsAt }) => endsAt > startsAt)
    .map(({ id, startsAt, endsAt, user, cover }) => ({
      id,
      startsAt,
      endsAt,
      absent: { id: user.id, name: user.displayName },
      cover: cover?.displayName ?? null,
    }));
}

/** Whether this transaction's actor answers for somebody; the database decides. */
export async function answersFor(tx: Tx, userId: string): Promise<boolean> {
  const [row] = await tx.$queryRaw<{ yes: boolean }[]>`SELECT answers_for(${userId}::uuid) AS yes`;
  return row?.yes ?? false;
}

export type Colleague = Place & { readonly name: string };

const place = { id: true, displayName: true, role: true, authorityId: true, managerId: true } as const;
type PlaceRow = Omit<Place, 'role'> & { readonly role: string; readonly displayName: string };
const colleagueOf = ({ displayName, role, ...row }: PlaceRow): Colleague => ({
  ...row,
  role: role as Role,
  name: displayName,
});

export async function findColleague(tx: Tx, id: string): Promise<Colleague | null> {
  const row = await tx.userAccount.findFirst({ where: { id, status: 'active' }, select: place });
  return row && colleagueOf(row);
}

const mostColleagues = 500;

/** Active people among whom cover for somebody is looked for. */
export async function colleaguesAround(tx: Tx, { role, authorityId }: Place): Promise<readonly Colleague[]> {
  const around = authorityId === null ? { role } : { authorityId };
  const rows = await tx.userAccount.findMany({
    where: { status: 'active', ...around },
    orderBy: [{ displayName: 'asc' }, { id: 'asc' }],
    take: mostColleagues,
    select: place,
  });
  return rows.map(colleagueOf);
}

/** Those of some people who are away at any time in a period. */
export async function awayWithin(
  tx: Tx,
  userIds: readonly string[],
  { startsAt, endsAt }: Period,
): Promise<ReadonlySet<string>> {
  const rows = await tx.absence.findMany({
    where: { userId: { in: [...userIds] }, startsAt: { lt: endsAt }, endsAt: { gt: startsAt } },
    select: { userId: true, startsAt: true, endsAt: true },
  });
  return new Set(rows.filter((row) => row.endsAt > row.startsAt).map(({ userId }) => userId));
}

const mostPeople = 200;

/** The people somebody answers for, besides themselves: those they manage, and a manager's own authority. */
export async function peopleOf(
  tx: Tx,
  { id, role, authorityId }: Place,
): Promise<readonly { readonly id: string; readonly name: string }[]> {
  const inAuthority = role === 'team-manager' || role === 'duty-manager' ? [{ authorityId }] : [];
  const rows = await tx.userAccount.findMany({
    where: { status: 'active', id: { not: id }, OR: [{ managerId: id }, ...inAuthority] },
    orderBy: [{ displayName: 'asc' }, { id: 'asc' }],
    take: mostPeople,
    select: { id: true, displayName: true },
  });
  return rows.map((row) => ({ id: row.id, name: row.displayName }));
}

export type NewAbsence = Period & {
  readonly id: string;
  readonly userId: string;
  readonly coverId: string | null;
  readonly recordedById: string;
  readonly recordedAt: Date;
};

export async function addAbsence(tx: Tx, absence: NewAbsence): Promise<void> {
  await tx.absence.createMany({ data: [absence] });
}

export type FoundAbsence = Period & { readonly userId: string; readonly coverId: string | null };

export function findAbsence(tx: Tx, id: string): Promise<FoundAbsence | null> {
  return tx.absence.findUnique({
    where: { id },
    select: { userId: true, coverId: true, startsAt: true, endsAt: true },
  });
}

/** Ends one that was not over; false when it was, or is not this actor's to end. */
export async function endAbsence(tx: Tx, id: string, endsAt: Date, now: Date): Promise<boolean> {
  const { count } = await tx.absence.updateMany({ where: { id, endsAt: { gt: now } }, data: { endsAt } });
  return count === 1;
}
