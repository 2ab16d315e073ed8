import type { Division, IsoDate } from '#app/domain/calendar/working-calendar.ts';
import type { CaseEventType } from '#app/domain/rules/events.ts';

export type Nation = 'ENG' | 'WAL' | 'SCT' | 'NI';

export type Unit = 'hours' | 'calendar-days' | 'working-days' | 'weeks' | 'months' | 'years';

/** Counts forward from the moment of the trigger. */
export interface AfterTrigger {
  readonly kind: 'after-trigger';
  readonly amount: number;
  readonly unit: Unit;
}

/** Counts back from a date: the one recorded with the event, or the eighteenth birthday. */
export interface BeforeDate {
  readonly kind: 'before-date';
  readonly amount: number;
  readonly unit: Exclude<Unit, 'hours'>;
  readonly anchor: 'supplied-date' | 'eighteenth-birthday';
}

/** An age is reached at the start of the birthday; a 29 February birthday falls on 1 March in other years. */
export interface AgeReached {
  readonly kind: 'age-reached';
  readonly years: number;
  readonly months: number;
}

/** Counts forward from a birthday, or from the trigger if that comes later. */
export interface AfterAge {
  readonly kind: 'after-age';
  readonly years: number;
  readonly amount: number;
  readonly unit: 'months';
}

/** How long a rule runs, and from what. `event-only` has no clock: it stays open until its event comes. */
export type Length =
  | AfterTrigger
  | BeforeDate
  | AgeReached
  | AfterAge
  | { readonly kind: 'supplied-date' }
  | { readonly kind: 'event-only' }
  | { readonly kind: 'earliest-of'; readonly of: readonly (AfterTrigger | AgeReached)[] };

/**
 * Which day counts first. `day-after`: the trigger is day 0. `same-day-is-day-1`: the trigger's day counts.
 * `elapsed`: clock hours. `corresponding-date`: same day of the later month or week (Dodds v Walker [1981] 1 WLR 1027).
 * `count-back`: the anchor is day 0. `none`: nothing is counted.
 */
export type Counting =
  'day-after' | 'same-day-is-day-1' | 'elapsed' | 'corresponding-date' | 'count-back' | 'none';

export type ResponsibleRole =
  'guardian' | 'social-worker' | 'guardian-manager' | 'coordinator' | 'duty-manager';

export type LadderRole =
  'responsible' | 'team-manager' | 'duty-manager' | 'service-manager' | 'coordinator' | 'director';

/** A time before the deadline, hours on the clock or 09:00 on a working day, and who is told then. */
export interface ReminderOffset {
  readonly amount: number;
  readonly unit: 'hours' | 'working-days';
  readonly to: LadderRole;
}

/** Who is told when nobody has acted so long after the deadline. Product default; no source sets a ladder. */
export interface Rung {
  readonly after: { readonly amount: number; readonly unit: 'hours' | 'working-hours' | 'working-days' };
  readonly role: LadderRole;
}

/** The rule that opens when this one is met, and from when in the life of the chain another takes its place. */
export interface Recurrence {
  readonly next: string;
  readonly switchAfter: {
    readonly amount: number;
    readonly unit: 'months' | 'years';
    readonly next: string;
  } | null;
}

/** `S` statute, `G` official guidance, `P` product default. `verified`: somebody has seen the words in the text. */
export interface Source {
  readonly kind: 'S' | 'G' | 'P';
  readonly citation: string;
  readonly url: string | null;
  readonly verified: boolean;
}

/** A worked example, computed by hand. Times are London wall time; `due` is null where the rule has no clock. */
export interface Example {
  readonly trigger: string;
  readonly division: Division;
  readonly dateOfBirth: IsoDate | null;
  readonly suppliedDate: IsoDate | null;
  readonly due: string | null;
  readonly because: string;
}

/** One deadline as data: what starts it, how long it runs, what meets it, who is told, and where it is written. */
export interface Rule {
  readonly key: string;
  readonly version: number;
  readonly nations: readonly Nation[];
  /** Plain English and free of anything about a child: it appears in notices. */
  readonly title: string;
  /** A milestone is only a date to know: passing it is nobody's breach, so it has no overdue step and no ladder. */
  readonly nature: 'deadline' | 'milestone';
  /** Opened by its triggers, or only by the recurrence of another rule (then a trigger alone opens nothing). */
  readonly openedBy: 'event' | 'chain';
  readonly triggers: readonly CaseEventType[];
  readonly length: Length;
  readonly counting: Counting;
  /** `HH:MM`, London. At or after it, or on a non-working day, the clock starts at 09:00 on the next working day. */
  readonly cutOff: string | null;
  /** `HH:MM:SS`, London, on the due day. Not used when the length is in hours. */
  readonly dueTime: string;
  readonly calendar: 'responsible-authority';
  readonly metBy: readonly CaseEventType[];
  /** What happened before the trigger meets it too: the source asks that it be done by then, not after. */
  readonly metBefore: boolean;
  /** The duty falls away without having been met. Applied before the same event opens anything. */
  readonly endedBy: readonly CaseEventType[];
  readonly pausedBy: readonly CaseEventType[];
  readonly resumedBy: readonly CaseEventType[];
  readonly recurrence: Recurrence | null;
  readonly reminders: readonly ReminderOffset[];
  readonly ladder: readonly Rung[];
  /** Hours for which a person's acknowledgement holds back the rest of the ladder. */
  readonly acknowledgementHolds: number;
  readonly responsible: ResponsibleRole;
  /** The office the source names, such as "Independent reviewing officer". */
  readonly responsibleLabel: string;
  /** A safeguarding alert that does not wait for quiet hours to pass. */
  readonly urgent: boolean;
  readonly source: Source;
  readonly confidence: 'high' | 'medium' | 'low';
  readonly note: string;
  /** First and last trigger date (London) this version answers for. */
  readonly validFrom: IsoDate;
  readonly validTo: IsoDate | null;
  /** Whether the product opens it now. The others are kept as data, shown, and opened by nobody. */
  readonly tracked: boolean;
  readonly example: Example;
}
