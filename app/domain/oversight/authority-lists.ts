import type { HandoverState } from '#app/domain/handover/handover.ts';

export const authorityLists = ['waiting', 'cases', 'overdue', 'handed-on'] as const;
export type AuthorityList = (typeof authorityLists)[number];

export const isAuthorityList = (text: string): text is AuthorityList =>
  (authorityLists as readonly string[]).includes(text);

/** A handover this authority has to answer. */
export type WaitingRow = {
  readonly id: string;
  readonly reference: string;
  readonly immediateDanger: boolean;
  readonly state: HandoverState;
  readonly sentAt: Date;
  /** The answer's deadline; the moment it was sent where no clock runs, so that it comes first. */
  readonly dueAt: Date;
};

/** A case this authority has accepted and works on. */
export type AcceptedRow = {
  readonly id: string;
  readonly reference: string;
  readonly immediateDanger: boolean;
  readonly worker: string | null;
  readonly hasGuardian: boolean;
  readonly nextTitle: string | null;
  readonly nextDueAt: Date | null;
  readonly overdue: number;
  readonly sortAt: Date;
};

/** A deadline of one of this authority's cases, or the clock on an answer it owes. */
export type LateRow = {
  readonly id: string;
  readonly reference: string;
  readonly immediateDanger: boolean;
  readonly title: string;
  readonly dueAt: Date;
  readonly caseId: string;
  /** Set while the case is not accepted, and only the handover can be opened. */
  readonly handoverId: string | null;
};

/** A child whom another authority has accepted since: what is left of it here, as proof that it was handed on. */
export type HandedOnRow = {
  /** This authority's own handover. */
  readonly id: string;
  readonly reference: string;
  readonly authority: string;
  readonly at: Date;
};

export type AuthorityCounts = Readonly<Record<AuthorityList, number>>;
