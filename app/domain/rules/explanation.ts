import type { Temporal } from 'temporal-polyfill';

import { dayStatus } from '#app/domain/calendar/day-status.ts';
import { clockChangesBetween, londonTime, wallText } from '#app/domain/calendar/london.ts';
import { holidaysKnown, type WorkingCalendar } from '#app/domain/calendar/working-calendar.ts';
import type { ClockChange, Explanation, Moment, Pause, SkippedDay } from '#app/domain/rules/due.ts';
import { wholeDays } from '#app/domain/rules/pauses.ts';
import type { Length } from '#app/domain/rules/rule.ts';
import type { Count, Target } from '#app/domain/rules/target.ts';

/** Everything that led from the trigger to the due date, as plain data. */
export function explain(count: Count, target: Target): Explanation {
  const { rule, trigger, start, calendar } = count;
  const days = daysConsulted(count, target);
  return {
    ruleKey: rule.key,
    ruleVersion: rule.version,
    title: rule.title,
    division: calendar.division,
    trigger: { type: trigger.type, ...moment(trigger.at) },
    length: rule.length,
    counting: rule.counting,
    anchor: target.anchor?.toString() ?? null,
    clockStart: { ...moment(start.at), moved: start.moved, cutOff: rule.cutOff },
    skipped: skippedDays(days, calendar),
    pauses: count.pauses
      .filter((pause) => pause.from < target.at && pause.to > start.at && start.at < target.at)
      .map((pause) => ({
        from: moment(pause.from),
        to: moment(pause.to),
        wholeDays: daysKept(pause, count, target),
      })),
    clockChanges: clockChanges(count, target),
    adjustments: target.adjustments,
    beyondKnownHolidays: days.some((day) => !holidaysKnown(calendar, day)),
    source: rule.source,
    due: { at: target.at.toISOString(), local: wallText(target.wall) },
  };
}

/** The whole days of a pause that would have been counted: not those before day 1, nor after the due day. */
function daysKept(pause: Pause, { rule, start }: Count, { wall }: Target): number | null {
  if (countsHours(rule.length)) return null;
  const [first, due] = [start.wall.toPlainDate().toString(), wall.toPlainDate().toString()];
  const counts = (day: string) => (rule.counting === 'same-day-is-day-1' ? day >= first : day > first);
  return wholeDays(pause).filter((day) => counts(day) && day <= due).length;
}

function moment(at: Date): Moment {
  return { at: at.toISOString(), local: wallText(londonTime(at)) };
}

/** The dates whose being a working day mattered to the count. */
function daysConsulted(
  { rule, trigger, start }: Count,
  { wall, anchor }: Target,
): readonly Temporal.PlainDate[] {
  const triggered = londonTime(trigger.at).toPlainDate();
  const due = wall.toPlainDate();
  if (!countsWorkingDays(rule.length))
    return rule.cutOff === null ? [] : datesBetween(triggered, start.wall.toPlainDate());
  if (rule.length.kind === 'before-date' && anchor !== null)
    return datesBetween(due, anchor.subtract({ days: 1 }));
  const dayZero = rule.counting === 'day-after' && start.moved === null;
  return datesBetween(dayZero ? triggered.add({ days: 1 }) : triggered, due);
}

const countsHours = (length: Length) => 'unit' in length && length.unit === 'hours';

function countsWorkingDays(length: Length): boolean {
  return 'unit' in length && length.unit === 'working-days';
}

function datesBetween(first: Temporal.PlainDate, last: Temporal.PlainDate): readonly Temporal.PlainDate[] {
  const days = Math.max(0, first.until(last).days + 1);
  return Array.from({ length: days }, (_, offset) => first.add({ days: offset }));
}

function skippedDays(days: readonly Temporal.PlainDate[], calendar: WorkingCalendar): readonly SkippedDay[] {
  return days.flatMap((day) => {
    const status = dayStatus(calendar, day);
    return status.kind === 'working' ? [] : [{ date: day.toString(), reason: status }];
  });
}

/** Only for lengths short enough that an hour is worth a sentence: hours, days and weeks. */
function clockChanges({ rule: { length }, start }: Count, { at }: Target): readonly ClockChange[] {
  if (length.kind !== 'after-trigger' || length.unit === 'months' || length.unit === 'years') return [];
  const effect = length.unit === 'hours' ? 'wall-time-shifts' : 'hours-differ';
  return clockChangesBetween(start.at, at).map((change) => ({ ...change, effect }));
}
