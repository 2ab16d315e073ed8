import type { EmergencyReason } from '#app/domain/audit/emergency.ts';
import type { ReviewOutcome } from '#app/domain/audit/review.ts';

/** An emergency access as those who review it see it. */
export type EmergencyRow = {
  readonly id: string;
  /** The Monday of its week, `YYYY-MM-DD`. */
  readonly week: string;
  readonly by: string;
  readonly caseId: string;
  readonly reference: string;
  readonly reason: EmergencyReason;
  readonly openedAt: Date;
  /** When it was over, or will be. */
  readonly overAt: Date;
  readonly outcome: ReviewOutcome | null;
  readonly reviewedAt: Date | null;
  readonly reviewedBy: string | null;
};

/** One of them in full. The texts only for those who may know who the child is. */
export type EmergencyDetail = EmergencyRow & {
  readonly text: string | null;
  readonly note: string | null;
  /** The parts of the record that were looked at meanwhile, newest first. */
  readonly looks: readonly { readonly seq: string; readonly at: Date; readonly part: string | null }[];
  readonly mayReview: boolean;
};

/** One's own that still lasts. */
export type OwnEmergency = {
  readonly id: string;
  readonly caseId: string;
  readonly reference: string;
  readonly until: Date;
};
