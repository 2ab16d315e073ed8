import type { RecordableWork } from '#app/domain/case/work.ts';
import type { LadderRole, ResponsibleRole, Source } from '#app/domain/rules/rule.ts';

/** What became of the e-mail beside a notice. */
export type EmailFate = {
  readonly state: 'waiting' | 'pending' | 'sending' | 'accepted' | 'suppressed' | 'dead';
  readonly settledAt: Date | null;
  readonly attempts: number;
  /** The last attempt may have been accepted although nobody said so. */
  readonly doubtful: boolean;
  /** The e-mail that told of this together with other notices; what became of it is said above. Null: one of its own. */
  readonly within: { readonly kind: 'digest' | 'catch-up'; readonly of: Date } | null;
  /** While it waits, when it is to go or to be decided. */
  readonly dueToGo: Date | null;
};

/** One person who was told about a deadline. */
export type Told = {
  readonly id: string;
  readonly at: Date;
  readonly name: string;
  readonly kind: string;
  readonly readAt: Date | null;
  readonly email: EmailFate | null;
};

/** What happens of itself next while nobody acts. */
export type NextStep = { readonly at: Date; readonly kind: string; readonly role: LadderRole };

export type Held = { readonly name: string; readonly at: Date; readonly until: Date };

/** Since when a clock stands still; `reason` is a coded reason or the event that stopped it. */
export type PausedNow = { readonly since: Date; readonly reason: string };

/** One thing done to a deadline after it opened. */
export type DueChange = {
  readonly id: string;
  readonly kind: 'paused' | 'resumed' | 'extended' | 'waived' | 'lateness-explained' | 'recomputed';
  readonly at: Date;
  readonly by: string;
  readonly reason: string | null;
  readonly dueBefore: Date;
  readonly dueAfter: Date;
};

/** What this reader may do to a running deadline in its present state. */
export type DueRights = {
  readonly extend: boolean;
  readonly pause: boolean;
  readonly resume: boolean;
  readonly waive: boolean;
};

export type OpenDue = {
  readonly id: string;
  readonly title: string;
  readonly dueAt: Date;
  /** Nobody's breach: only a date to know. */
  readonly milestone: boolean;
  readonly responsible: ResponsibleRole;
  readonly responsibleLabel: string;
  /** The person it falls to at this moment, where there is one. */
  readonly responsibleName: string | null;
  readonly why: readonly string[];
  readonly source: Source;
  readonly confidence: 'high' | 'medium' | 'low';
  readonly told: readonly Told[];
  readonly held: Held | null;
  readonly next: NextStep | null;
  readonly holdHours: number;
  /** What this reader may record that meets it. */
  readonly recordAs: RecordableWork | null;
  /** Null while its clock runs. A paused deadline is never overdue. */
  readonly paused: PausedNow | null;
  readonly history: readonly DueChange[];
  readonly may: DueRights;
};

export type SettledDue = {
  readonly id: string;
  readonly title: string;
  readonly dueAt: Date;
  readonly status: 'met' | 'met-late' | 'waived' | 'cancelled';
  readonly metAt: Date | null;
};

/** A settled deadline as the case shows it. `mayExplain`: it was late, nobody said why, and this reader may. */
export type SettledWithHistory = SettledDue & {
  readonly history: readonly DueChange[];
  readonly explained: boolean;
  readonly mayExplain: boolean;
};
