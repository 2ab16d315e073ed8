import { randomUUID } from 'node:crypto';

import type { Actor } from '#app/domain/account/actor.ts';
import { actorLabel } from '#app/domain/account/role-name.ts';
import { parseLondon } from '#app/domain/calendar/london.ts';
import type { Db } from '#app/store/shared/database.server.ts';
import type { Story, StoryPerson } from './story.ts';

/** The people of a story: as actors, and by the short names the story uses. */
export type Cast = {
  readonly actor: (who: string) => Actor;
  readonly address: (who: string) => string;
  readonly whoIs: (userId: string) => string;
};

/** Puts the people of a story into its database, as the owner: accounts, guardians' profiles, absences. */
export async function castStory(owner: Db, story: Story): Promise<Cast> {
  const people = Object.entries(story.people).map(([who, person]) => ({ who, person, id: randomUUID() }));
  const idOf = lookup(new Map(people.map(({ who, id }) => [who, id])), 'person');
  const createdAt = new Date(parseLondon(story.found.at).getTime() - 30 * 24 * 3_600_000);
  await owner.userAccount.createMany({
    data: people.map(({ who, person, id }) => ({
      id,
      email: addressOf(who),
      displayName: person.name,
      role: person.role,
      authorityId: person.authority ?? null,
      createdAt,
    })),
  });
  for (const { person, id } of people) await connect(owner, id, person, idOf);
  const actors = new Map(people.map(({ who, person, id }) => [who, actorOf(id, person)]));
  return {
    actor: lookup(actors, 'person'),
    address: addressOf,
    whoIs: lookup(new Map(people.map(({ who, id }) => [id, who])), 'user id'),
  };
}

const addressOf = (who: string) => `${who}@example.org`;

const actorOf = (userId: string, { role, name, authority }: StoryPerson): Actor => ({
  userId,
  role,
  authorityId: authority ?? null,
  label: actorLabel(name, role),
});

async function connect(
  owner: Db,
  id: string,
  { manager, away, guardian }: StoryPerson,
  idOf: (who: string) => string,
): Promise<void> {
  if (manager !== undefined)
    await owner.userAccount.update({ where: { id }, data: { managerId: idOf(manager) } });
  if (away !== undefined)
    await owner.absence.create({
      data: {
        id: randomUUID(),
        userId: id,
        coverId: idOf(away.cover),
        startsAt: parseLondon(away.from),
        endsAt: parseLondon(away.to),
      },
    });
  if (guardian !== undefined)
    await owner.guardianProfile.create({ data: { userId: id, ...guardian, ...inGoodStanding } });
}

const inGoodStanding = {
  gender: 'unknown',
  caseloadTarget: 15,
  caseloadLimit: 25,
  vettingValidTo: new Date('2029-12-31T00:00:00Z'),
  trainingValidTo: new Date('2029-12-31T00:00:00Z'),
  acceptingOffers: true,
};

function lookup<Value>(known: ReadonlyMap<string, Value>, what: string): (key: string) => Value {
  return (key) => {
    const found = known.get(key);
    if (found === undefined) throw new Error(`The story knows no ${what} ${key}.`);
    return found;
  };
}
