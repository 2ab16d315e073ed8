import type { Role } from '#app/domain/account/actor.ts';

/** The role as people say it; also what the audit trail and the chronology keep beside a name. */
export const roleName = {
  guardian: 'guardian',
  'guardian-manager': 'guardianship manager',
  'social-worker': 'social worker',
  'team-manager': 'team manager',
  'duty-manager': 'duty manager',
  coordinator: 'national coordinator',
  'service-manager': 'service manager',
  director: 'director',
  monitor: 'independent monitor',
  administrator: 'administrator',
  'data-protection-lead': 'data protection lead',
  referrer: 'referrer',
} as const satisfies Record<Role, string>;

export const actorLabel = (displayName: string, role: Role): string => `${displayName} (${roleName[role]})`;
