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
};

export type SettledDue = {
  readonly id: string;
  readonly title: string;
  readonly dueAt: Date;
  readonly status: 'met' | 'met-late' | 'waived' | 'cancelled';
  readonly metAt: Date | null;
};
