import type { RecordableWork } from '#app/domain/case/work.ts';

/** A child in a guardian's care, as their list shows one. */
export type ChildCard = {
  readonly caseId: string;
  readonly appointmentId: string;
  readonly name: string;
  readonly ageYears: number | null;
  readonly reference: string;
  readonly authority: string;
  readonly accepted: boolean;
  readonly worker: string | null;
  readonly guardian: string;
  /** Whose child this is while the reader stands in for them. */
  readonly coveringFor: string | null;
  readonly overdue: number;
  readonly nextDueAt: Date | null;
};

/** One thing to be done for one of the children. */
export type HomeDue = {
  readonly id: string;
  readonly caseId: string;
  readonly child: string;
  readonly title: string;
  readonly dueAt: Date;
  readonly responsibleLabel: string;
  readonly guardian: string;
  readonly recordAs: RecordableWork | null;
};

/** An offer that waits: for the guardian's answer, or for the appointment after it. */
export type WaitingOffer = {
  readonly id: string;
  readonly state: 'offered' | 'accepted';
  readonly offeredAt: Date;
};

/** Whose work the list of what is due shows. */
export const duesOf = ['ours', 'everybody'] as const;
export type DuesOf = (typeof duesOf)[number];
