import type { LifeRefusal } from '#app/domain/deadline/life.ts';

/** One deadline as the form that changes it shows it. Says nothing about the child. */
export type DeadlineView = {
  readonly id: string;
  /** What the page was made from; a change that meets another version is refused. */
  readonly version: number;
  readonly caseId: string;
  readonly reference: string;
  readonly title: string;
  readonly dueAt: Date;
  readonly inStatute: boolean;
  readonly pausedSince: Date | null;
  /** When it is due if its clock runs again now; only for the page that resumes it. */
  readonly resumedDueAt: Date | null;
  /** What keeps it from being done now. */
  readonly refusal: LifeRefusal['kind'] | 'not-pausable' | 'overdue-already' | 'already-done' | null;
};
