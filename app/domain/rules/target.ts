import { Temporal } from 'temporal-polyfill';

import { londonInstant, londonTime } from '#app/domain/calendar/london.ts';
import type { WorkingCalendar } from '#app/domain/calendar/working-calendar.ts';
import { ageReachedOn } from '#app/domain/rules/ages.ts';
import type { ClockStart } from '#app/domain/rules/clock-start.ts';
import { type CountedDate, countBack, countForward, type Span } from '#app/domain/rules/count-days.ts';
import type { Adjustment, Computed, Pause, Trigger } from '#app/domain/rules/due.ts';
import { elapse, wholeDays } from '#app/domain/rules/pauses.ts';
import type { AfterAge, AfterTrigger, AgeReached, BeforeDate, Rule } from '#app/domain/rules/rule.ts';

const hour = 3_600_000;

/** What a count is given besides its length. Pauses come merged. */
export interface Count {
  readonly rule: Rule;
  readonly trigger: Trigger;
  readonly start: ClockStart;
  readonly pauses: readonly Pause[];
  readonly calendar: WorkingCalendar;
}

/** Where a count ends: the moment, the wall time meant, and the date it hangs on. */
export interface Target {
  readonly kind: 'target';
  readonly at: Date;
  readonly wall: Temporal.PlainDateTime;
  readonly anchor: Temporal.PlainDate | null;
  readonly adjustments: readonly Adjustment[];
}

type Missing = Extract<Computed, { kind: 'date-needed' }>;
type NoClock = Extract<Computed, { kind: 'no-clock' }>;

const missing = (date: Missing['missing']): Missing => ({ kind: 'date-needed', missing: date });

/** The end of a count, or the date that is missing for it. Throws RangeError on a malformed date. */
export function targetOf(length: Rule['length'], count: Count): Target | Missing | NoClock {
  switch (length.kind) {
    case 'event-only':
      return { kind: 'no-clock' };
    case 'after-trigger':
      return afterTrigger(length, count);
    case 'before-date':
      return beforeDate(length, count);
    case 'supplied-date':
      return suppliedDate(count);
    case 'age-reached':
      return ageReached(length, count);
    case 'after-age':
      return afterAge(length, count);
    case 'earliest-of':
      return earliest(
        length.of.map((each) =>
          each.kind === 'after-trigger' ? afterTrigger(each, count) : ageReached(each, count),
        ),
      );
  }
}

function afterTrigger({ amount, unit }: AfterTrigger, count: Count): Target {
  if (unit !== 'hours')
    return endOn(forward(count.start.wall.toPlainDate(), { amount, unit }, count), null, count);
  const at = elapse(count.start.at, amount * hour, count.pauses);
  return { kind: 'target', at, wall: londonTime(at), anchor: null, adjustments: [] };
}

function beforeDate(length: BeforeDate, count: Count): Target | Missing {
  const anchor = anchorOf(length, count.trigger);
  if (!(anchor instanceof Temporal.PlainDate)) return anchor;
  const counted = countBack(anchor, length, count.calendar);
  const today = count.start.wall.toPlainDate();
  if (Temporal.PlainDate.compare(counted.date, today) >= 0) return endOn(counted, anchor, count);
  return endOn({ date: today, adjustments: ['already-past'] }, anchor, count);
}

function anchorOf({ anchor }: BeforeDate, { dateOfBirth, suppliedDate: date }: Trigger) {
  if (anchor === 'supplied-date')
    return date === undefined ? missing('supplied-date') : Temporal.PlainDate.from(date);
  return dateOfBirth === undefined ? missing('date-of-birth') : ageReachedOn(dateOfBirth, 18, 0).date;
}

function suppliedDate(count: Count): Target | Missing {
  const { suppliedDate: given } = count.trigger;
  if (given === undefined) return missing('supplied-date');
  const date = Temporal.PlainDate.from(given);
  return endOn({ date, adjustments: [] }, date, count);
}

function ageReached({ years, months }: AgeReached, count: Count): Target | Missing {
  const { dateOfBirth } = count.trigger;
  if (dateOfBirth === undefined) return missing('date-of-birth');
  return endOn(ageReachedOn(dateOfBirth, years, months), ageReachedOn(dateOfBirth, years, 0).date, count);
}

function afterAge(length: AfterAge, count: Count): Target | Missing {
  const { dateOfBirth } = count.trigger;
  if (dateOfBirth === undefined) return missing('date-of-birth');
  const birthday = ageReachedOn(dateOfBirth, length.years, 0).date;
  const started = count.start.wall.toPlainDate();
  const from = Temporal.PlainDate.compare(birthday, started) > 0 ? birthday : started;
  return endOn(forward(from, length, count), from, count);
}

function earliest(targets: readonly (Target | Missing)[]): Target | Missing | NoClock {
  let first: Target | NoClock = { kind: 'no-clock' };
  for (const target of targets) {
    if (target.kind === 'date-needed') return target;
    if (first.kind === 'no-clock' || target.at.getTime() < first.at.getTime()) first = target;
  }
  return first;
}

function forward(from: Temporal.PlainDate, span: Span, { rule, pauses, calendar }: Count): CountedDate {
  const paused = new Set(pauses.flatMap(wholeDays));
  return countForward(from, span, { calendar, paused, startCounts: rule.counting === 'same-day-is-day-1' });
}

function endOn(counted: CountedDate, anchor: Temporal.PlainDate | null, { rule }: Count): Target {
  const wall = counted.date.toPlainDateTime(rule.dueTime);
  const at = londonInstant(wall);
  const skipped: readonly Adjustment[] = londonTime(at).equals(wall) ? [] : ['skipped-hour'];
  return { kind: 'target', at, wall, anchor, adjustments: [...counted.adjustments, ...skipped] };
}
