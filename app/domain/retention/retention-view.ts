import type { ErasureBasis, ErasureState, HoldReason } from '#app/domain/retention/schedule.ts';

export type DueReview = {
  readonly id: string;
  readonly caseId: string;
  readonly reference: string;
  /** `YYYY-MM-DD`. */
  readonly dueOn: string;
  readonly held: boolean;
  readonly proposed: boolean;
};

export type Hold = {
  readonly id: string;
  readonly caseId: string;
  readonly reference: string;
  readonly reason: HoldReason;
  readonly reviewOn: string;
  readonly setBy: string;
  readonly setAt: Date;
  readonly liftedAt: Date | null;
};

/** An erasure and, once it is done, its proof. */
export type ErasureView = {
  readonly id: string;
  readonly caseId: string;
  readonly reference: string;
  readonly basis: ErasureBasis;
  readonly state: ErasureState;
  readonly proposedBy: string;
  readonly proposedById: string;
  readonly proposedAt: Date;
  readonly decidedBy: string | null;
  readonly decidedAt: Date | null;
  readonly fields: number | null;
  readonly keyHash: string | null;
};
