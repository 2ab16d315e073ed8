import type { CloseReason } from '#app/domain/case/closing.ts';
import type { DelayBand } from '#app/domain/oversight/delay.ts';
import type { HandoverState, RefusalCode } from '#app/domain/handover/handover.ts';
import type { OfferState } from '#app/domain/guardian/offer.ts';
import type { Nation } from '#app/domain/rules/rule.ts';

/** The coordinator's lists, each a question that somebody has to answer today. */
export const nationalLists = [
  'reviews',
  'handovers',
  'without-guardian',
  'offers',
  'refused',
  'closings',
  'overdue',
] as const;
export type NationalList = (typeof nationalLists)[number];

export const isNationalList = (text: string): text is NationalList =>
  (nationalLists as readonly string[]).includes(text);

/** Lists whose rows have a moment by which they were due, and so a delay to filter by. */
export const hasDelay = (list: NationalList): boolean =>
  list === 'reviews' || list === 'handovers' || list === 'overdue';

export type NationalFilter = {
  readonly nation: Nation | null;
  readonly authorityId: string | null;
  readonly delay: DelayBand | null;
};

/** Who was told last and when, and who says they are on it. Names of staff. */
export type Attention = {
  readonly told: { readonly at: Date; readonly names: readonly string[]; readonly step: string } | null;
  readonly acknowledged: { readonly at: Date; readonly name: string; readonly until: Date } | null;
};

type CaseRow = {
  readonly id: string;
  readonly caseId: string;
  readonly reference: string;
  readonly authority: string;
  readonly immediateDanger: boolean;
};

export type DeadlineRow = CaseRow & {
  readonly title: string;
  readonly dueAt: Date;
  readonly attention: Attention;
};

export type HandoverRow = CaseRow & {
  readonly state: HandoverState;
  readonly sentAt: Date;
  readonly acknowledgedAt: Date | null;
  readonly dueAt: Date | null;
  readonly title: string | null;
  readonly attention: Attention;
};

export type UnguardedRow = CaseRow & {
  readonly openedAt: Date;
  readonly ageYears: number | null;
  readonly dueAt: Date | null;
  readonly offer: OfferState | null;
  readonly lastEndedAt: Date | null;
};

export type AnsweredOfferRow = CaseRow & { readonly guardian: string; readonly answeredAt: Date };

export type RefusedRow = CaseRow & {
  readonly refusalCode: RefusalCode;
  readonly answeredAt: Date;
  readonly proposedAuthority: string | null;
};

export type ClosingRow = CaseRow & {
  readonly reason: CloseReason | null;
  readonly proposedBy: string;
  readonly proposedAt: Date;
};

/** How many rows each list has under a filter, and how many fall in each band of delay. */
export type NationalCounts = {
  readonly lists: Readonly<Record<NationalList, number>>;
  readonly bands: Readonly<Record<DelayBand, number>> | null;
};
