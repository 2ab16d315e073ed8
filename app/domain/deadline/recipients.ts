import type { Role } from '#app/domain/account/actor.ts';
import type { LadderRole, ResponsibleRole } from '#app/domain/rules/rule.ts';

/** A member of staff as the ladder sees them at one moment. `absent` people are stood in for by `coverId`, if anybody. */
export type Person = {
  readonly id: string;
  readonly role: Role;
  readonly authorityId: string | null;
  readonly managerId: string | null;
  readonly active: boolean;
  readonly absent: boolean;
  readonly coverId: string | null;
};

/** The people of one case: its guardian, the social worker who accepted it, and its responsible authority. */
export type CasePeople = {
  readonly guardianId: string | null;
  readonly workerId: string | null;
  readonly authorityId: string;
};

const guardianSide: readonly ResponsibleRole[] = ['guardian', 'guardian-manager'];

/** The same people, found by what they are instead of by looking at each: a batch asks thousands of times. */
type Register = {
  readonly byId: ReadonlyMap<string, Person>;
  readonly byPlace: ReadonlyMap<string, readonly Person[]>;
};

const registers = new WeakMap<readonly Person[], Register>();

const placeOf = (role: Role, authorityId: string | null) => `${role}@${authorityId ?? ''}`;

/** A register is made once for each list, which nobody changes. */
function registerOf(people: readonly Person[]): Register {
  const known = registers.get(people);
  if (known !== undefined) return known;
  const places = people.flatMap((person) => [
    { place: person.role, person },
    { place: placeOf(person.role, person.authorityId), person },
  ]);
  const byPlace = Map.groupBy(places, ({ place }) => place);
  const register = {
    byId: new Map(people.map((person) => [person.id, person])),
    byPlace: new Map([...byPlace].map(([place, found]) => [place, found.map(({ person }) => person)])),
  };
  registers.set(people, register);
  return register;
}

/** Who is told at this rung at this moment, each once, with cover standing in for the absent. Empty: nobody was found. */
export function recipientsFor(
  rung: { readonly role: LadderRole; readonly responsible: ResponsibleRole },
  people: readonly Person[],
  about: CasePeople,
): readonly string[] {
  const register = registerOf(people);
  const reached = holders(rung, register, about).map((person) => reachable(person, register));
  return [...new Set(reached.filter((id) => id !== null))].sort();
}

function holders(
  rung: { readonly role: LadderRole; readonly responsible: ResponsibleRole },
  register: Register,
  about: CasePeople,
): readonly Person[] {
  if (rung.role === 'responsible') return responsiblePeople(rung.responsible, register, about);
  if (rung.role !== 'team-manager' && rung.role !== 'duty-manager') return everyone(rung.role, register);
  if (!guardianSide.includes(rung.responsible)) return ofAuthority(rung.role, register, about);
  return rung.role === 'team-manager'
    ? managerOfGuardian(register, about)
    : everyone('service-manager', register);
}

function responsiblePeople(
  responsible: ResponsibleRole,
  register: Register,
  about: CasePeople,
): readonly Person[] {
  switch (responsible) {
    case 'guardian':
      return named(about.guardianId, register);
    case 'guardian-manager':
      return managerOfGuardian(register, about);
    case 'social-worker':
      return about.workerId === null
        ? ofAuthority('social-worker', register, about)
        : named(about.workerId, register);
    case 'duty-manager':
      return ofAuthority('duty-manager', register, about);
    case 'coordinator':
      return everyone('coordinator', register);
  }
}

const everyone = (role: Role, { byPlace }: Register) => byPlace.get(role) ?? [];

function ofAuthority(role: Role, { byPlace }: Register, about: CasePeople): readonly Person[] {
  return byPlace.get(placeOf(role, about.authorityId)) ?? [];
}

function named(id: string | null, { byId }: Register): readonly Person[] {
  const person = id === null ? undefined : byId.get(id);
  return person === undefined ? [] : [person];
}

function managerOfGuardian(register: Register, about: CasePeople): readonly Person[] {
  const [guardian] = named(about.guardianId, register);
  return named(guardian?.managerId ?? null, register);
}

/** The person, or who covers for them; a cover who is away too, or has left, is nobody. */
function reachable(person: Person, register: Register): string | null {
  if (person.active && !person.absent) return person.id;
  const [cover] = named(person.coverId, register);
  return cover?.active === true && !cover.absent ? cover.id : null;
}
