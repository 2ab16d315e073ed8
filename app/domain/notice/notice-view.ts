import type { NoticeKind } from '#app/domain/case/announcements.ts';

/** Where somebody acts on a notice. Null parts are not, or no longer, theirs to open. */
export type NoticeTarget = {
  readonly caseId: string | null;
  readonly deadlineId: string | null;
  readonly offerId: string | null;
  /** Whether that offer still waits for the reader's answer. */
  readonly offerWaits: boolean;
  readonly handoverId: string | null;
  readonly appointmentId: string | null;
  /** The account the news is about, if the reader may open it. */
  readonly staffId: string | null;
};

/** A notice as its reader sees it. The child's name only while they may know it. */
export type InboxNotice = {
  readonly id: string;
  readonly kind: NoticeKind;
  readonly urgent: boolean;
  readonly createdAt: Date;
  readonly readAt: Date | null;
  /** It came later than it should have, because the service had stood still. */
  readonly late: boolean;
  readonly child: string | null;
  readonly reference: string | null;
  /** The colleague the news is about. */
  readonly colleague: string | null;
  readonly deadline: {
    readonly title: string;
    readonly dueAt: Date;
    /** Its clock stands still, so it is not overdue. */
    readonly paused: boolean;
    readonly settled: boolean;
  } | null;
  readonly target: NoticeTarget;
};
