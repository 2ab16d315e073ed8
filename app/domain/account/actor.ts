export const roles = [
  'guardian',
  'guardian-manager',
  'social-worker',
  'team-manager',
  'duty-manager',
  'coordinator',
  'service-manager',
  'director',
  'monitor',
  'administrator',
  'data-protection-lead',
  'referrer',
] as const;

export type Role = (typeof roles)[number];

/** The three roles that work for one children's services authority. */
export const authorityRoles = [
  'social-worker',
  'team-manager',
  'duty-manager',
] as const satisfies readonly Role[];

/** Who is asking. `label` is the name and role as the audit trail and the chronology keep them. */
export type Actor = {
  readonly userId: string;
  readonly role: Role;
  readonly authorityId: string | null;
  readonly label: string;
};
