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
};

export const mostHits = 20;
