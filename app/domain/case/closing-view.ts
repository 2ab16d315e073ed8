import type { CloseReason, ClosingType, Obstacle, ReopenReason } from '#app/domain/case/closing.ts';

/** One fact about the closing of a case, as its page shows it. */
export type ClosingEntry = {
  readonly id: string;
  readonly type: ClosingType;
  readonly at: Date;
  readonly by: string;
  readonly reason: CloseReason | ReopenReason | null;
  readonly other: string | null;
  /** What somebody wrote, for those who may know who the child is. */
  readonly note: string | null;
};

/** Whether a case is to be closed, what stands in the way, and what would end with it. */
export type ClosingView = {
  readonly kind: 'open' | 'proposed' | 'closed';
  /** What waits for a second person; `own` is the reader's. */
  readonly proposal: (ClosingEntry & { readonly own: boolean; readonly otherId: string | null }) | null;
  readonly obstacles: readonly Obstacle[];
  readonly running: readonly {
    readonly id: string;
    readonly title: string;
    readonly dueAt: Date;
    readonly paused: boolean;
  }[];
  readonly history: readonly ClosingEntry[];
};
