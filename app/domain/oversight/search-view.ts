import type { NameMatch } from '#app/domain/referral/name-match.ts';

/** A case that was searched for, without a name. */
export type SearchHit = {
  readonly caseId: string;
  readonly reference: string;
  readonly authority: string;
  readonly status: string;
  readonly openedAt: Date;
  readonly ageYears: number | null;
  readonly gender: string;
  readonly immediateDanger: boolean;
  /** Set where only a handover of the case may be opened. */
  readonly handoverId: string | null;
  /** How it was found: by a reference, or in which way the name is the same. */
  readonly match: 'reference' | NameMatch;
};

export const mostHits = 20;
