/** A date without a time, written `YYYY-MM-DD`. */
export type IsoDate = string;

/** The three parts of the United Kingdom that share a set of bank holidays (Banking and Financial Dealings Act 1971). */
export type Division = 'england-and-wales' | 'scotland' | 'northern-ireland';

/** Bank holidays of one division, and any days one authority closes on its own account. */
export interface WorkingCalendar {
  readonly division: Division;
  readonly holidays: ReadonlyMap<IsoDate, string>;
  readonly closures?: ReadonlyMap<IsoDate, string>;
}

/** One row of the published bank holiday table. */
export interface HolidayRow {
  readonly division: string;
  readonly date: IsoDate;
  readonly name: string;
}

/** Gathers the holidays of one division; rows of the others are left aside. Closures are an authority's own days. */
export function calendarFrom(
  rows: readonly HolidayRow[],
  division: Division,
  closures: ReadonlyMap<IsoDate, string> = new Map(),
): WorkingCalendar {
  const own = rows.filter((row) => row.division === division);
  return { division, holidays: new Map(own.map((row) => [row.date, row.name])), closures };
}

/**
 * Whether the bank holidays of the date's year are in the data. Outside those years a count still runs,
 * but only weekends are known to it, so whatever is built on it must be marked.
 */
export function holidaysKnown(calendar: WorkingCalendar, date: { readonly year: number }): boolean {
  const year = String(date.year).padStart(4, '0');
  for (const holiday of calendar.holidays.keys()) if (holiday.startsWith(year)) return true;
  return false;
}
