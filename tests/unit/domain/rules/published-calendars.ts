import { readFileSync } from 'node:fs';

import { parse } from 'csv-parse/sync';

import {
  calendarFrom,
  type Division,
  type HolidayRow,
  type WorkingCalendar,
} from '#app/domain/calendar/working-calendar.ts';

export const holidayRows: readonly HolidayRow[] = parse(
  readFileSync(new URL('../../../../prisma/data/bank_holidays.csv', import.meta.url), 'utf8'),
  { columns: true },
);

export const calendars: Readonly<Record<Division, WorkingCalendar>> = {
  'england-and-wales': calendarFrom(holidayRows, 'england-and-wales'),
  scotland: calendarFrom(holidayRows, 'scotland'),
  'northern-ireland': calendarFrom(holidayRows, 'northern-ireland'),
};
