import {
  calendarFrom,
  type Division,
  type HolidayRow,
  type WorkingCalendar,
} from '#app/domain/calendar/working-calendar.ts';
import type { Rule } from '#app/domain/rules/rule.ts';

/** The rules and calendars in force, as one process holds them. */
export type Rulebook = {
  readonly rules: readonly Rule[];
  /** The version a deadline was computed under. Throws when it is not in the data: a deadline never loses its rule. */
  readonly rule: (key: string, version: number) => Rule;
  /** The same, or undefined when this process does not hold it: another may have read a newer book. */
  readonly find: (key: string, version: number) => Rule | undefined;
  readonly calendar: (division: Division, authorityId: string) => WorkingCalendar;
};

export type ClosureRow = { readonly authorityId: string; readonly date: string; readonly name: string };

/** Gathers rules, bank holidays and authorities' own closures into one book. */
export function rulebookFrom(
  rules: readonly Rule[],
  holidays: readonly HolidayRow[],
  closures: readonly ClosureRow[],
): Rulebook {
  const exact = new Map(rules.map((rule) => [`${rule.key}@${String(rule.version)}`, rule]));
  const find = (key: string, version: number) => exact.get(`${key}@${String(version)}`);
  return {
    rules,
    find,
    rule: (key, version) => {
      const found = find(key, version);
      if (found === undefined) throw new Error(`Rule ${key} version ${String(version)} is not in the data.`);
      return found;
    },
    calendar: calendars(holidays, closures),
  };
}

function calendars(holidays: readonly HolidayRow[], closures: readonly ClosureRow[]): Rulebook['calendar'] {
  const made = new Map<string, WorkingCalendar>();
  return (division, authorityId) => {
    const key = `${division}:${authorityId}`;
    const known = made.get(key);
    if (known !== undefined) return known;
    const own = closures.filter((closure) => closure.authorityId === authorityId);
    const calendar = calendarFrom(holidays, division, new Map(own.map(({ date, name }) => [date, name])));
    made.set(key, calendar);
    return calendar;
  };
}
