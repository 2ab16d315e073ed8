import type { DayOff } from '#app/domain/calendar/day-status.ts';
import type { Division, IsoDate } from '#app/domain/calendar/working-calendar.ts';
import type { CaseEventType } from '#app/domain/rules/events.ts';
import type { Counting, LadderRole, Length, Source } from '#app/domain/rules/rule.ts';

/** The event that starts a clock. `at` is when it happened, not when it was recorded. */
export interface Trigger {
  readonly type: CaseEventType;
  readonly at: Date;
  /** For ages and birthdays. */
  readonly dateOfBirth?: IsoDate;
  /** The date an event carries with it: of a letter, a meeting, an interview, the end of leave. */
  readonly suppliedDate?: IsoDate;
}

/** A stretch in which the clock stood still. One that has not ended is passed with `to` = now. */
export interface Pause {
  readonly from: Date;
  readonly to: Date;
}

/** A moment as an ISO instant (UTC) and as London wall time (`YYYY-MM-DDTHH:MM:SS`). */
export interface Moment {
  readonly at: string;
  readonly local: string;
}

export interface SkippedDay {
  readonly date: IsoDate;
  readonly reason: DayOff;
}

/** The clocks changed in between: hours keep their number, days keep their wall time. */
export interface ClockChange {
  readonly date: IsoDate;
  readonly direction: 'forward' | 'back';
  /** Hours count: the wall time of the deadline shifts. Days count: the hours in between are one fewer or one more. */
  readonly effect: 'wall-time-shifts' | 'hours-differ';
}

/** Why a deadline falls when it does. Plain data, kept with the deadline; dates in London. */
export interface Explanation {
  readonly ruleKey: string;
  readonly ruleVersion: number;
  readonly title: string;
  readonly division: Division;
  readonly trigger: Moment & { readonly type: CaseEventType };
  readonly length: Length;
  readonly counting: Counting;
  /** The birthday or the recorded date the count hangs on. Never a date of birth: this is kept in the clear. */
  readonly anchor: IsoDate | null;
  readonly clockStart: Moment & {
    readonly moved: 'after-cut-off' | 'non-working-day' | 'before-opening' | null;
    readonly cutOff: string | null;
  };
  readonly skipped: readonly SkippedDay[];
  readonly pauses: readonly ExplainedPause[];
  /** Later due dates that were granted, in order. Missing in what was explained before there were any. */
  readonly extensions?: readonly ExplainedExtension[];
  readonly clockChanges: readonly ClockChange[];
  /** What the calendar or the clock could not give as written, and what was taken instead. */
  readonly adjustments: readonly Adjustment[];
  /** Working days were counted in a year whose bank holidays are not in the data: only weekends were left out. */
  readonly beyondKnownHolidays: boolean;
  readonly source: Source;
  readonly due: Moment;
}

export interface ExplainedPause {
  readonly from: Moment;
  readonly to: Moment;
  /** Whole days it kept out of the count; null where hours are counted, which lose what was paused. */
  readonly wholeDays: number | null;
}

/** A due date put off: from, to, and the coded reason. */
export interface ExplainedExtension {
  readonly grantedAt: string;
  readonly from: Moment;
  readonly to: Moment;
  readonly reason: string;
}

/**
 * `last-day-of-month`: the month has no such day. `first-of-march`: a 29 February birthday in another year.
 * `already-past`: the date counted back to had gone by, so it is due by the end of the day it started.
 * `skipped-hour`: the clocks went forward over the time, so the moment an hour later was taken.
 */
export type Adjustment = 'last-day-of-month' | 'first-of-march' | 'already-past' | 'skipped-hour';

/** A computed deadline. `localIntent` is the wall time meant: `2027-03-30T23:59:59 Europe/London`. */
export interface Due {
  readonly kind: 'due';
  readonly at: Date;
  readonly localIntent: string;
  readonly explanation: Explanation;
}

/** A deadline, or why there is none: the rule has no clock, or a date it hangs on is not recorded yet. */
export type Computed =
  | Due
  | { readonly kind: 'no-clock' }
  | { readonly kind: 'date-needed'; readonly missing: 'date-of-birth' | 'supplied-date' };

export type StepName = `remind-${number}` | 'due' | 'overdue' | `rung-${number}`;

/** Something to do at a moment. Numbers count the rule's own list, so a dropped reminder renumbers nothing. */
export interface PlannedStep {
  readonly step: StepName;
  readonly fireAt: Date;
  readonly to: LadderRole;
}
