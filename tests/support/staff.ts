import { randomUUID } from 'node:crypto';

import type { Actor, Role } from '#app/domain/account/actor.ts';
import type { Db } from '#app/store/shared/database.server.ts';

/** Puts invented staff into a world; each call makes a new person. */
export type Staff = {
  readonly add: (role: Role, options?: StaffOptions) => Promise<Actor>;
  readonly guardian: (options?: StaffOptions & GuardianOptions) => Promise<Actor>;
  readonly away: (absent: Actor, from: Date, to: Date, cover?: Actor) => Promise<void>;
  readonly leave: (actor: Actor) => Promise<void>;
};

export type StaffOptions = {
  readonly name?: string;
  readonly authorityId?: string;
  readonly managerId?: string;
};

export type GuardianOptions = {
  readonly nations?: string[];
  readonly regions?: string[];
  readonly languages?: string[];
  readonly target?: number;
  readonly limit?: number;
  readonly vettingValidTo?: string;
};

/** `sleepless`: everybody added may be written to at any hour, for tests whose clock is the real one. */
export function staffIn(owner: Db, sleepless = false): Staff {
  const add = async (role: Role, options: StaffOptions = {}) => {
    const actor = await addPerson(owner, role, options);
    if (sleepless) await owner.notificationPreference.create({ data: noQuietHours(actor.userId) });
    return actor;
  };
  return {
    add,
    guardian: async (options = {}) => {
      const actor = await add('guardian', options);
      await owner.guardianProfile.create({ data: profileOf(actor, options) });
      return actor;
    },
    away: async (absent, startsAt, endsAt, cover) => {
      const coverId = cover?.userId ?? null;
      await owner.absence.create({
        data: { id: randomUUID(), userId: absent.userId, startsAt, endsAt, coverId },
      });
    },
    leave: async ({ userId }) => {
      await owner.userAccount.update({ where: { id: userId }, data: { status: 'left' } });
    },
  };
}

/** Everybody who is there already may be written to at any hour. */
export async function keepAwake(owner: Db): Promise<void> {
  const people = await owner.userAccount.findMany({ where: { preference: null }, select: { id: true } });
  await owner.notificationPreference.createMany({ data: people.map(({ id }) => noQuietHours(id)) });
}

async function addPerson(owner: Db, role: Role, options: StaffOptions): Promise<Actor> {
  const userId = randomUUID();
  const name = options.name ?? `Test ${role} ${userId.slice(0, 4)}`;
  const authorityId = options.authorityId ?? null;
  await owner.userAccount.create({
    data: {
      id: userId,
      email: `${role}.${userId.slice(0, 8)}@example.org`,
      displayName: name,
      role,
      authorityId,
      managerId: options.managerId ?? null,
      createdAt: new Date('2026-01-05T09:00:00Z'),
    },
  });
  return { userId, role, authorityId, label: `${name} (${role})` };
}

const noQuietHours = (userId: string) => ({
  userId,
  quietFrom: '00:00',
  quietTo: '00:00',
  updatedAt: new Date('2026-01-05T09:00:00Z'),
});

function profileOf(actor: Actor, options: GuardianOptions) {
  return {
    userId: actor.userId,
    nations: options.nations ?? ['ENG', 'WAL', 'SCT', 'NI'],
    regions: options.regions ?? ['South East'],
    languages: options.languages ?? ['en'],
    gender: 'unknown',
    caseloadTarget: options.target ?? Math.min(15, options.limit ?? 25),
    caseloadLimit: options.limit ?? 25,
    vettingValidTo: new Date(`${options.vettingValidTo ?? '2029-12-31'}T00:00:00Z`),
    trainingValidTo: new Date('2029-12-31T00:00:00Z'),
    acceptingOffers: true,
  };
}
