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

/** Who is told at this rung at this moment, each once, with cover standing in for the absent. Empty: nobody was found. */
export function recipientsFor(
  rung: { readonly role: LadderRole; readonly responsible: ResponsibleRole },
  people: readonly Person[],
  about: CasePeople,
): readonly string[] {
  const named = people.filter((person) => holds(person, rung, people, about));
  const reached = named.map((person) => reachable(person, people)).filter((id) => id !== null);
  return [...new Set(reached)].sort();
}

function holds(
  person: Person,
  rung: { readonly role: LadderRole; readonly responsible: ResponsibleRole },
  people: readonly Person[],
  about: CasePeople,
): boolean {
  if (rung.role === 'responsible') return isResponsible(person, rung.responsible, people, about);
  if (rung.role !== 'team-manager' && rung.role !== 'duty-manager') return person.role === rung.role;
  if (!guardianSide.includes(rung.responsible)) return ofAuthority(person, rung.role, about);
  return rung.role === 'team-manager'
    ? managesGuardian(person, people, about)
    : person.role === 'service-manager';
}

function isResponsible(
  person: Person,
  responsible: ResponsibleRole,
  people: readonly Person[],
  about: CasePeople,
): boolean {
  switch (responsible) {
    case 'guardian':
      return person.id === about.guardianId;
    case 'guardian-manager':
      return managesGuardian(person, people, about);
    case 'social-worker':
      return about.workerId === null
        ? ofAuthority(person, 'social-worker', about)
        : person.id === about.workerId;
    case 'duty-manager':
      return ofAuthority(person, 'duty-manager', about);
    case 'coordinator':
      return person.role === 'coordinator';
  }
}

function ofAuthority(person: Person, role: Role, about: CasePeople): boolean {
  return person.role === role && person.authorityId === about.authorityId;
}

function managesGuardian(person: Person, people: readonly Person[], about: CasePeople): boolean {
  const guardian = people.find(({ id }) => id === about.guardianId);
  return guardian?.managerId === person.id;
}

/** The person, or who covers for them; a cover who is away too, or has left, is nobody. */
function reachable(person: Person, people: readonly Person[]): string | null {
  if (person.active && !person.absent) return person.id;
  const cover = people.find(({ id }) => id === person.coverId);
  return cover?.active === true && !cover.absent ? cover.id : null;
}
