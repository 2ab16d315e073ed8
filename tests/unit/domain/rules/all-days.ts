import { Temporal } from 'temporal-polyfill';

const firstDay = Date.UTC(2020, 0, 1);
const day = 86_400_000;
const days = (Date.UTC(2036, 0, 1) - firstDay) / day;

/** Every date of 2020 to 2035, `YYYY-MM-DD`. Bank holidays are known for 2024 to 2028 of them. */
export const everyDay: readonly string[] = Array.from({ length: days }, (_, index) =>
  new Date(firstDay + index * day).toISOString().slice(0, 10),
);

export const plainDay = (date: string): Temporal.PlainDate => Temporal.PlainDate.from(date);
