import {
  calendarFrom,
  type Division,
  type HolidayRow,
  type WorkingCalendar,
} from '#app/domain/calendar/working-calendar.ts';
import type { CaseEventType } from '#app/domain/rules/events.ts';
import type { Nation, Rule } from '#app/domain/rules/rule.ts';

/** The rules and calendars in force, as one process holds them. Dates are London dates, `YYYY-MM-DD`. */
export type Rulebook = {
  /** The version a deadline was computed under. Throws when it is not in the data: a deadline never loses its rule. */
  readonly rule: (key: string, version: number) => Rule;
  /** The version of a rule in force on a date, if any. */
  readonly current: (key: string, on: string) => Rule | undefined;
  /** Tracked rules of this nation that this event opens on a date; those that only follow another are left out. */
  readonly openedBy: (nation: Nation, type: CaseEventType, on: string) => readonly Rule[];
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
  return {
    rule: (key, version) => {
      const found = exact.get(`${key}@${String(version)}`);
      if (found === undefined) throw new Error(`Rule ${key} version ${String(version)} is not in the data.`);
      return found;
    },
    current: (key, on) => rules.find((rule) => rule.key === key && inForce(rule, on)),
    openedBy: (nation, type, on) =>
      rules.filter((rule) => opens(rule, type) && rule.nations.includes(nation) && inForce(rule, on)),
    calendar: calendars(holidays, closures),
  };
}

const opens = (rule: Rule, type: CaseEventType) =>
  rule.tracked && rule.openedBy === 'event' && rule.triggers.includes(type);

const inForce = (rule: Rule, on: string) =>
  rule.validFrom <= on && (rule.validTo === null || on <= rule.validTo);

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
