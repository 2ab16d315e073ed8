/**
 * A second opinion on due dates, slow and plain: no Temporal, no time zone data, nothing of the product's code.
 * Days are numbers since 1970; summer time runs from the last Sunday of March to the last Sunday of October at 01:00 UTC.
 */
const day = 86_400_000;
const hour = 3_600_000;

export type NaiveUnit = 'hours' | 'calendar-days' | 'working-days' | 'weeks' | 'months' | 'years';

/** The due moment (milliseconds since 1970) of a London wall time `YYYY-MM-DDTHH:MM`, the trigger's day being day 0. */
export function naiveDue(
  local: string,
  amount: number,
  unit: NaiveUnit,
  holidays: ReadonlySet<string>,
): number {
  const date = local.slice(0, 10);
  switch (unit) {
    case 'hours':
      return naiveInstant(local) + amount * hour;
    case 'calendar-days':
      return endOf(numberOf(date) + amount);
    case 'weeks':
      return endOf(numberOf(date) + amount * 7);
    case 'working-days':
      return endOf(nthWorkingDay(numberOf(date), amount, holidays));
    case 'months':
      return endOf(monthsLater(date, amount));
    case 'years':
      return endOf(monthsLater(date, amount * 12));
  }
}

/** The moment of a London wall time; a skipped time is the one an hour later, a double time the first. */
export function naiveInstant(local: string): number {
  const asUtc = Date.parse(`${local}${local.length === 16 ? ':00' : ''}Z`);
  return isSummer(asUtc - hour) ? asUtc - hour : asUtc;
}

export function isNaiveDayOff(date: string, holidays: ReadonlySet<string>): boolean {
  return [6, 0].includes(new Date(`${date}T00:00:00Z`).getUTCDay()) || holidays.has(date);
}

function nthWorkingDay(from: number, count: number, holidays: ReadonlySet<string>): number {
  let at = from;
  let left = count;
  while (left > 0) {
    at += 1;
    if (!isNaiveDayOff(dateOf(at), holidays)) left -= 1;
  }
  return at;
}

function endOf(dayNumber: number): number {
  return naiveInstant(`${dateOf(dayNumber)}T23:59:59`);
}

/** The day number of the corresponding date so many months on, or of that month's last day. */
function monthsLater(date: string, count: number): number {
  const [year, month, dayOfMonth] = date.split('-').map(Number) as [number, number, number];
  const lastDay = new Date(Date.UTC(year, month + count, 0)).getUTCDate();
  return Date.UTC(year, month - 1 + count, Math.min(dayOfMonth, lastDay)) / day;
}

/** The London wall time of a moment, `YYYY-MM-DDTHH:MM:SS`. */
export function naiveLocal(at: number): string {
  return new Date(isSummer(at) ? at + hour : at).toISOString().slice(0, 19);
}

/** The date so many months after another, or before. */
export const naiveMonths = (date: string, count: number): string => dateOf(monthsLater(date, count));

function isSummer(utc: number): boolean {
  const year = new Date(utc).getUTCFullYear();
  return utc >= lastSunday(year, 2) + hour && utc < lastSunday(year, 9) + hour;
}

function lastSunday(year: number, month: number): number {
  const last = new Date(Date.UTC(year, month + 1, 0));
  return last.getTime() - last.getUTCDay() * day;
}

const numberOf = (date: string) => Date.parse(`${date}T00:00:00Z`) / day;
const dateOf = (dayNumber: number) => new Date(dayNumber * day).toISOString().slice(0, 10);
