import type { Actor } from '#app/domain/account/actor.ts';
import { demoAccounts, demoOrganisation, type InventedAccount } from '#app/domain/account/demo-accounts.ts';
import { demoPassword } from '#app/domain/account/demo-password.ts';
import { actorLabel } from '#app/domain/account/role-name.ts';
import { hashPassword } from '#app/store/account/passwords.server.ts';
import type { Db } from '#app/store/shared/database.server.ts';
import type { Chance } from '#prisma/seed/demo/chance.ts';

/** The invented staff by the part of their address before the `@`. */
export type Staff = (key: string) => Actor;

type Member = InventedAccount & { readonly key: string; readonly id: string };

const day = 24 * 3_600_000;

/** Adds the invented staff, without a way to sign in yet. */
export async function addStaff(owner: Db, chance: Chance, now: Date): Promise<Staff> {
  const members = demoAccounts().map((account) => ({
    ...account,
    key: account.email.replace('@example.org', ''),
    id: chance.uuid(),
  }));
  const idOf = (key: string | undefined) => members.find((one) => one.key === key)?.id ?? null;
  const organisation = { id: chance.uuid(), ...demoOrganisation, addedAt: now };
  await owner.organisation.create({ data: organisation });
  const columns = ({ id, email, name, role, authorityId, key, organisation: named }: Member) => ({
    ...{ id, email, role, authorityId },
    organisationId: named === undefined ? null : organisation.id,
    displayName: name,
    managerId: idOf(guardians[key]?.manager),
    createdAt: new Date(now.getTime() - 200 * day),
  });
  const managersFirst = members.toSorted(
    (a, b) => Number(a.role === 'guardian') - Number(b.role === 'guardian'),
  );
  await owner.userAccount.createMany({ data: managersFirst.map(columns) });
  await owner.guardianProfile.createMany({
    data: members.flatMap(({ key, id }) => profileOf(guardians[key], id, now)),
  });
  await owner.absence.createMany({ data: absencesOf(chance, idOf, now) });
  const actors = new Map(members.map((member) => [member.key, actorOf(member)]));
  return (key) => {
    const actor = actors.get(key);
    if (actor === undefined) throw new Error(`Nobody in the demonstration is called ${key}.`);
    return actor;
  };
}

/** Lets everybody sign in, with one hash of the one password. Comes last: it is the sign that nothing is missing. */
export async function openAccounts(owner: Db, now: Date): Promise<void> {
  const passwordHash = await hashPassword(demoPassword);
  const users = await owner.userAccount.findMany({ select: { id: true } });
  await owner.credential.createMany({
    data: users.map(({ id }) => ({ userId: id, passwordHash, changedAt: now })),
  });
}

const actorOf = ({ id, role, authorityId, name }: Member): Actor => ({
  userId: id,
  role,
  authorityId,
  label: actorLabel(name, role),
});

type Guardian = {
  readonly manager: string;
  readonly nations: string[];
  readonly regions: string[];
  readonly languages: string[];
  readonly gender: string;
  readonly limit: number;
  /** Days from now until the vetting runs out. */
  readonly vetted: number;
};

const guardians: Readonly<Record<string, Guardian>> = {
  'guardian.amara': england(['South East', 'London'], ['en', 'vi', 'sq'], 25, 400),
  'guardian.bilal': england(['London'], ['en', 'ar', 'ckb'], 25, 250),
  'guardian.chidi': england(['South East'], ['en', 'yo', 'ha'], 20, 320),
  'guardian.delun': england(['London', 'South East'], ['en', 'zh', 'vi'], 18, 21),
  'guardian.ivo': england(['South East'], ['en', 'pl', 'ro'], 15, -9),
  'guardian.gwen': { ...england(['Wales'], ['en', 'cy', 'ckb', 'ar'], 15, 500), nations: ['WAL'] },
  'guardian.ewan': { ...england(['Scotland'], ['en', 'ti', 'am'], 15, 380), ...north('SCT') },
  'guardian.fiona': { ...england(['Scotland'], ['en', 'ar', 'fa'], 15, 90), ...north('SCT') },
  'guardian.hana': { ...england(['Northern Ireland'], ['en', 'so', 'ti'], 15, 600), ...north('NI') },
};

function england(regions: string[], languages: string[], limit: number, vetted: number): Guardian {
  return { manager: 'manager.joy', nations: ['ENG'], regions, languages, gender: 'unknown', limit, vetted };
}

function north(nation: string) {
  return { manager: 'manager.kit', nations: [nation] };
}

function profileOf(guardian: Guardian | undefined, userId: string, now: Date) {
  if (guardian === undefined) return [];
  const { manager: _manager, limit, vetted, ...rest } = guardian;
  return [
    {
      userId,
      ...rest,
      caseloadTarget: Math.round(limit * 0.6),
      caseloadLimit: limit,
      vettingValidTo: new Date(now.getTime() + vetted * day),
      trainingValidTo: new Date(now.getTime() + (vetted + 200) * day),
      acceptingOffers: true,
    },
  ];
}

/** A guardian and a team manager are away just now, and somebody stands in for each. */
function absencesOf(chance: Chance, idOf: (key: string) => string | null, now: Date) {
  const away = [
    { who: 'guardian.chidi', cover: 'guardian.amara' },
    { who: 'team.kent', cover: 'duty.kent' },
  ];
  return away.flatMap(({ who, cover }) => {
    const userId = idOf(who);
    const startsAt = new Date(now.getTime() - 2 * day);
    const endsAt = new Date(now.getTime() + 5 * day);
    return userId === null ? [] : [{ id: chance.uuid(), userId, coverId: idOf(cover), startsAt, endsAt }];
  });
}
