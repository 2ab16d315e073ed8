import type { Profile, Region } from '#app/domain/guardian/profile.ts';
import type { ProfileDates } from '#app/domain/guardian/profile-standing.ts';
import type { Nation } from '#app/domain/rules/rule.ts';
import type { Tx } from '#app/store/shared/database.server.ts';

/** A guardian with their profile, as far as this transaction's actor may read it. `version`: 0 while there is none. */
export type Guardian = {
  readonly id: string;
  readonly name: string;
  readonly managerId: string | null;
  readonly profile: Profile | null;
  readonly version: number;
};

export async function findGuardian(tx: Tx, id: string): Promise<Guardian | null> {
  const row = await tx.userAccount.findFirst({
    where: { id, role: 'guardian' },
    select: { id: true, displayName: true, managerId: true, profile: true },
  });
  if (row === null) return null;
  const { displayName: name, managerId, profile } = row;
  if (profile === null) return { id, name, managerId, profile, version: 0 };
  const { userId: _userId, version, nations, ...rest } = profile;
  return {
    ...{ id, name, managerId, version },
    profile: { ...rest, nations: nations as Nation[], ...datesOf(profile) },
  };
}

/** The two dates of a row as London dates. */
export const datesOf = (row: {
  readonly vettingValidTo: Date;
  readonly trainingValidTo: Date;
}): ProfileDates => ({
  vettingValidTo: isoDate(row.vettingValidTo),
  trainingValidTo: isoDate(row.trainingValidTo),
});

const isoDate = (date: Date) => date.toISOString().slice(0, 10);

/** Every region an authority is in: what children's regions are compared with. */
export async function listRegions(tx: Tx): Promise<readonly Region[]> {
  const rows = await tx.authority.findMany({
    distinct: ['nation', 'region'],
    select: { nation: true, region: true },
    orderBy: [{ nation: 'asc' }, { region: 'asc' }],
    take: 100,
  });
  return rows.map(({ nation, region }) => ({ nation: nation as Nation, name: region }));
}

/** The first profile of a guardian. False when somebody else has begun one meanwhile. */
export async function beginProfile(tx: Tx, userId: string, profile: Profile): Promise<boolean> {
  const data = { userId, ...columnsOf(profile) };
  const { count } = await tx.guardianProfile.createMany({ data: [data], skipDuplicates: true });
  return count === 1;
}

/** Changes a profile as it was read. False when somebody else has changed it meanwhile. */
export async function changeProfile(
  tx: Tx,
  { id: userId, version }: Pick<Guardian, 'id' | 'version'>,
  profile: Profile,
): Promise<boolean> {
  const { count } = await tx.guardianProfile.updateMany({
    where: { userId, version },
    data: { ...columnsOf(profile), version: version + 1 },
  });
  return count === 1;
}

const columnsOf = ({ nations, regions, languages, vettingValidTo, trainingValidTo, ...rest }: Profile) => ({
  ...rest,
  ...{ nations: [...nations], regions: [...regions], languages: [...languages] },
  vettingValidTo: new Date(`${vettingValidTo}T00:00:00Z`),
  trainingValidTo: new Date(`${trainingValidTo}T00:00:00Z`),
});

export type ManagedGuardian = {
  readonly id: string;
  readonly name: string;
  readonly profile: ProfileDates | null;
};

const mostManaged = 200;

/** The guardians somebody manages, by name, with how long each may be given children. */
export async function guardiansManagedBy(tx: Tx, managerId: string): Promise<readonly ManagedGuardian[]> {
  const rows = await tx.userAccount.findMany({
    where: { managerId, role: 'guardian', status: { in: ['invited', 'active'] } },
    orderBy: [{ displayName: 'asc' }, { id: 'asc' }],
    take: mostManaged,
    select: {
      id: true,
      displayName: true,
      profile: { select: { vettingValidTo: true, trainingValidTo: true } },
    },
  });
  return rows.map(({ id, displayName: name, profile }) => ({
    id,
    name,
    profile: profile && datesOf(profile),
  }));
}
