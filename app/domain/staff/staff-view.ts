import type { Role } from '#app/domain/account/actor.ts';
import type { ProfileDates } from '#app/domain/guardian/profile-standing.ts';

export const accountStatuses = ['awaiting', 'invited', 'active', 'suspended'] as const;
export type AccountStatus = (typeof accountStatuses)[number];

/** What a list of staff is narrowed to: codes only, because it stands in the address. */
export type StaffFilter = {
  readonly role: Role | null;
  readonly authorityId: string | null;
  readonly status: AccountStatus | null;
};

/** One account in a list. */
export type StaffRow = {
  readonly id: string;
  readonly name: string;
  readonly role: Role;
  readonly authority: string | null;
  readonly status: string;
  readonly lastSignedInAt: Date | null;
  readonly addedAt: Date;
  /** Of guardians: until when they may be given children, if anybody has entered it. */
  readonly profile: ProfileDates | null;
};

/** One account on its own page. The address only for those who administer accounts. */
export type Person = StaffRow & {
  readonly email: string | null;
  readonly authorityId: string | null;
  readonly managerId: string | null;
  readonly manager: string | null;
  readonly organisationId: string | null;
  readonly organisation: string | null;
  readonly suspension: string | null;
  readonly suspendedAt: Date | null;
};

/**
 * One thing somebody holds and would leave with nobody. Case and reference are null for those who may not know the case;
 * `person` is whom they manage or cover for.
 */
export type Held = {
  readonly kind: 'guardian' | 'offer' | 'worker' | 'managed' | 'cover' | 'desk';
  readonly caseId: string | null;
  readonly reference: string | null;
  readonly person: { readonly id: string; readonly name: string } | null;
  readonly children: number;
};

/** What is asked of a second person. */
export type StaffRequest = {
  readonly id: string;
  /** `factors`: that they may set up a new way to sign in, because they lost every one they had. */
  readonly kind: 'new' | 'role' | 'email' | 'factors';
  readonly person: { readonly id: string; readonly name: string };
  readonly role: Role;
  readonly formerRole: Role;
  readonly email: string | null;
  readonly state: 'pending' | 'approved' | 'refused' | 'withdrawn';
  readonly requestedBy: { readonly id: string; readonly name: string };
  readonly requestedAt: Date;
  readonly decidedBy: string | null;
  readonly decidedAt: Date | null;
};
