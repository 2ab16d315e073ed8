import { authorityRoles, type Role } from '#app/domain/account/actor.ts';
import { accept, refuse, type Result } from '#app/domain/shared/result.ts';

/** Where somebody stands: their role, the authority they work for and who manages them. */
export type Placement = {
  readonly role: Role;
  readonly authorityId: string | null;
  readonly managerId: string | null;
  /** Of those who refer for one. */
  readonly organisationId: string | null;
};

/** The one who would manage them, as they stand now. */
export type ManagerFacts = {
  readonly role: Role;
  readonly authorityId: string | null;
  readonly active: boolean;
};

export type PlacementRefusal =
  | { readonly kind: 'authority-needed' }
  | { readonly kind: 'manager-needed' }
  | { readonly kind: 'organisation-needed' }
  | { readonly kind: 'not-their-manager' };

export const worksForAuthority = (role: Role): boolean => (authorityRoles as readonly Role[]).includes(role);

/**
 * Places somebody. Authority and manager are dropped where a role has none; a guardian needs a guardianship manager,
 * because escalations about their children climb to that person.
 */
export function place(wanted: Placement, manager: ManagerFacts | null): Result<Placement, PlacementRefusal> {
  const { role } = wanted;
  if (worksForAuthority(role)) return placeInAuthority(wanted, manager);
  if (role === 'guardian') return placeGuardian(wanted, manager);
  if (role === 'referrer' && wanted.organisationId === null) return refuse({ kind: 'organisation-needed' });
  const organisationId = role === 'referrer' ? wanted.organisationId : null;
  return accept({ role, authorityId: null, managerId: null, organisationId });
}

function placeInAuthority(
  wanted: Placement,
  manager: ManagerFacts | null,
): Result<Placement, PlacementRefusal> {
  const { authorityId, managerId } = wanted;
  if (authorityId === null) return refuse({ kind: 'authority-needed' });
  const fits = managerId === null || manages(manager, { role: 'team-manager', authorityId });
  return fits ? accept({ ...wanted, organisationId: null }) : refuse({ kind: 'not-their-manager' });
}

function placeGuardian(
  { role, managerId }: Placement,
  manager: ManagerFacts | null,
): Result<Placement, PlacementRefusal> {
  if (managerId === null) return refuse({ kind: 'manager-needed' });
  const fits = manages(manager, { role: 'guardian-manager', authorityId: null });
  return fits
    ? accept({ role, authorityId: null, managerId, organisationId: null })
    : refuse({ kind: 'not-their-manager' });
}

const manages = (
  manager: ManagerFacts | null,
  { role, authorityId }: Pick<ManagerFacts, 'role' | 'authorityId'>,
): boolean => manager?.active === true && manager.role === role && manager.authorityId === authorityId;
