import type { Division } from '#app/domain/calendar/working-calendar.ts';
import type { Nation } from '#app/domain/rules/rule.ts';

/** What a decision needs to know of a case. Exactly one authority is responsible at every instant, accepted or not. */
export type CaseFile = {
  readonly id: string;
  readonly status: 'open' | 'closed';
  readonly nation: Nation;
  readonly division: Division;
  readonly responsibleAuthorityId: string;
  readonly responsibilityAcceptedAt: Date | null;
  readonly version: number;
};

/** How an actor stands to a case; it decides together with the role, and the role alone never does. */
export const relations = [
  'appointed-guardian',
  'covering-guardian',
  'managing-guardian',
  'offered-guardian',
  'former-guardian',
  'accepting-authority',
  'receiving-authority',
  'former-authority',
  'national',
  /** Sent the referral while signed in. */
  'referrer',
  'break-glass',
  'none',
] as const;

export type Relation = (typeof relations)[number];

/** Relations that have ended: what is left to them is in the table of rights, and no news comes to them. */
export const isOver = (relation: Relation): boolean =>
  relation === 'former-guardian' || relation === 'former-authority' || relation === 'none';
