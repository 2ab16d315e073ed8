import type { ReviewOutcome } from '#app/domain/audit/review.ts';
import type { AlertName } from '#app/domain/audit/watching.ts';

/** A question about looks, as those who oversee see it. */
export type AlertRow = {
  readonly id: string;
  readonly rule: AlertName;
  readonly userId: string;
  readonly by: string;
  readonly reference: string | null;
  readonly counted: number;
  readonly lastAt: Date;
  readonly raisedAt: Date;
  readonly outcome: ReviewOutcome | null;
  readonly reviewedBy: string | null;
};

export type AlertDetail = AlertRow & { readonly note: string | null; readonly mayReview: boolean };
