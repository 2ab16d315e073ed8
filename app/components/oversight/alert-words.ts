import type { AlertName } from '#app/domain/audit/watching.ts';

const words: Readonly<Record<AlertName, (counted: number) => string>> = {
  'no-work': () => 'Opened the record of a child on whom they have no task, no notice and nothing recorded',
  'colleagues-children': (counted) =>
    `Opened the records of ${counted} children of colleagues within a day, without work on them`,
  'many-children': (counted) => `Opened the records of ${counted} children within an hour`,
  'refused-emergencies': (counted) => `Was refused emergency access ${counted} times within an hour`,
  'many-emergencies': (counted) => `Used emergency access ${counted} times within a week`,
};

/** What somebody did that is asked about. */
export const alertWords = (rule: AlertName, counted: number): string => words[rule](counted);
