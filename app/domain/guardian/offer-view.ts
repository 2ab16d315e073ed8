import type { Reason } from '#app/domain/guardian/match.ts';
import type { OfferState } from '#app/domain/guardian/offer.ts';
import type { Nation } from '#app/domain/rules/rule.ts';

/** What a guardian is shown of a child before the appointment, and no more than this. */
export type OfferPreview = {
  readonly ageYears: number | null;
  readonly gender: string;
  readonly language: string | null;
  readonly interpreterNeeded: boolean;
  readonly nation: Nation;
  readonly region: string;
  readonly foundArea: string;
  readonly immediateDanger: boolean;
};

export type OfferView = {
  readonly id: string;
  readonly caseId: string;
  readonly state: OfferState;
  readonly offeredAt: Date;
  readonly answeredAt: Date | null;
  readonly reasons: readonly Reason[];
  /** Null once the child is no business of this guardian any more. */
  readonly preview: OfferPreview | null;
  readonly mayAnswer: boolean;
};
