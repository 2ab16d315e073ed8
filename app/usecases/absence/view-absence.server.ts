import type { Actor } from '#app/domain/account/actor.ts';
import { mayCover } from '#app/domain/absence/absence.ts';
import { mayOpen } from '#app/domain/permission/pages.ts';
import {
  answersFor,
  colleaguesAround,
  findColleague,
  listAbsences,
  peopleOf,
} from '#app/store/absence/absence-store.server.ts';
import { asUser } from '#app/store/shared/database.server.ts';
import type { Deps } from '#app/usecases/deps.ts';

/** When this person is away, for whom they stand in, and the people they answer for; null for those who have no cover. */
export async function viewAbsences(deps: Deps, actor: Actor) {
  if (!mayOpen(actor.role, 'absence')) return null;
  const { userId } = actor;
  const now = deps.now();
  return asUser(deps.db, userId, async (tx) => {
    const self = await findColleague(tx, userId);
    const people = self === null ? [] : await peopleOf(tx, self);
    return {
      userId,
      own: await listAbsences(tx, { userId }, now),
      covering: await listAbsences(tx, { coverId: userId }, now),
      people,
      away: await listAbsences(tx, { userId: { in: people.map(({ id }) => id) } }, now),
      now,
    };
  });
}

/** One person's absences and who could stand in for them; null unless this actor answers for them. */
export async function viewAbsenceOf(deps: Deps, actor: Actor, userId: string) {
  if (!mayOpen(actor.role, 'absence')) return null;
  const now = deps.now();
  return asUser(deps.db, actor.userId, async (tx) => {
    const person = await findColleague(tx, userId);
    if (person === null || !(await answersFor(tx, userId))) return null;
    const around = await colleaguesAround(tx, person);
    return {
      person: { id: person.id, name: person.name, self: person.id === actor.userId },
      absences: await listAbsences(tx, { userId }, now),
      cover: around.filter((colleague) => mayCover(person, colleague)).map(({ id, name }) => ({ id, name })),
      now,
    };
  });
}
