import { londonInstant, londonTime } from '#app/domain/calendar/london.ts';
import type { WorkingCalendar } from '#app/domain/calendar/working-calendar.ts';
import { addWorkingDays, subtractWorkingDays, workingDayUntil } from '#app/domain/calendar/working-days.ts';
import { addWorkingHours, officeOpens } from '#app/domain/calendar/working-hours.ts';
import type { Due, PlannedStep } from '#app/domain/rules/due.ts';
import type { ReminderOffset, Rule, Rung } from '#app/domain/rules/rule.ts';

const second = 1000;
const hour = 3_600_000;

/**
 * What is to be done about a deadline and when: reminders, the moment itself, one second after, and the ladder.
 * Reminders not after `openedAt` (by default the trigger) are dropped; everything else fires late rather than never.
 * No rung comes before the one below it, though a working day may begin before an office hour has gone by.
 */
export function planActions(
  rule: Rule,
  due: Due,
  calendar: WorkingCalendar,
  openedAt: Date = new Date(due.explanation.trigger.at),
): readonly PlannedStep[] {
  const reminders = rule.reminders
    .map((offset, index): PlannedStep => {
      return { step: `remind-${index + 1}`, fireAt: reminderAt(offset, due.at, calendar), to: offset.to };
    })
    .filter(({ fireAt }) => fireAt > openedAt && fireAt < due.at);
  const steps: PlannedStep[] = [...reminders, { step: 'due', fireAt: due.at, to: 'responsible' }];
  if (rule.nature === 'milestone') return steps;
  const overdue = new Date(due.at.getTime() + second);
  let below = overdue;
  const rungs = rule.ladder.map(({ after, role }, index): PlannedStep => {
    below = later(below, rungAt(after, due.at, calendar));
    return { step: `rung-${index + 1}`, fireAt: below, to: role };
  });
  return [...steps, { step: 'overdue', fireAt: overdue, to: 'responsible' }, ...rungs];
}

/** Working days before: 09:00 on that day, where 0 is the due day itself or the last working day before it. */
function reminderAt({ amount, unit }: ReminderOffset, due: Date, calendar: WorkingCalendar): Date {
  if (unit === 'hours') return new Date(due.getTime() - amount * hour);
  const date = londonTime(due).toPlainDate();
  const day = amount === 0 ? workingDayUntil(calendar, date) : subtractWorkingDays(calendar, date, amount);
  return londonInstant(day.toPlainDateTime(officeOpens));
}

/** Working days after: 09:00 on that day. Working hours after: counted within office days. */
function rungAt({ amount, unit }: Rung['after'], due: Date, calendar: WorkingCalendar): Date {
  switch (unit) {
    case 'hours':
      return new Date(due.getTime() + amount * hour);
    case 'working-hours':
      return addWorkingHours(calendar, due, amount);
    case 'working-days': {
      const day = addWorkingDays(calendar, londonTime(due).toPlainDate(), amount);
      return londonInstant(day.toPlainDateTime(officeOpens));
    }
  }
}

function later(a: Date, b: Date): Date {
  return a > b ? a : b;
}
