import { z } from 'zod';

const isText = (value: unknown): value is string => typeof value === 'string';

/** Trims, and makes the line ends of every browser one. PostgreSQL cannot keep a NUL, so it is dropped here. */
const tidy = (value: unknown): unknown =>
  isText(value) ? value.replaceAll('\u0000', '').replaceAll('\r\n', '\n').trim() : value;

/** A line or a text that must be given. */
export const requiredText = (missing: string, max = 200) =>
  z.preprocess(
    (value) => tidy(value) ?? '',
    z.string(missing).min(1, missing).max(max, `Use ${max} characters or fewer`),
  );

/** A line or a text that may be left empty; empty becomes null. */
export const optionalText = (max = 200) =>
  z.preprocess(
    (value) => (isText(value) && tidy(value) !== '' ? tidy(value) : null),
    z.string().max(max, `Use ${max} characters or fewer`).nullable(),
  );

/** One of a list, from radios or a select. */
export const choice = <const T extends readonly [string, ...string[]]>(options: T, missing: string) =>
  z.enum(options, missing);

/** One of a list, or null when nothing is chosen. */
export const optionalChoice = <const T extends readonly [string, ...string[]]>(options: T, unknown: string) =>
  z.preprocess(
    (value) => (value === '' || value === undefined ? null : value),
    z.enum(options, unknown).nullable(),
  );

/** Any number of a list, from checkboxes that share a name. */
export const choices = <const T extends readonly [string, ...string[]]>(options: T, unknown: string) =>
  z.preprocess(
    (value): unknown =>
      Array.isArray(value) ? value : [value].filter((one) => one !== undefined && one !== ''),
    z.array(z.enum(options, unknown)),
  );

/** A single checkbox that says yes. */
export const ticked = () => z.preprocess((value) => value === 'yes', z.boolean());

/** The id of a row. */
export const uuid = (missing: string) => z.uuid(missing);

const part = z.string().default('');
const parts = z.object({ day: part, month: part, year: part });

/** Boxes that are missing, or are no boxes at all, are empty ones. */
const boxes = (value: unknown): unknown => (typeof value === 'object' && value !== null ? value : {});

/** A day in three boxes, as `YYYY-MM-DD`; a day that is in no calendar is refused. */
export const day = (missing: string) =>
  z
    .preprocess(boxes, parts)
    .transform(isoDay)
    .refine((value) => value !== '', missing)
    .refine((value) => value !== 'never', 'Enter a real date, such as 27 3 2026');

/** A day as its three boxes show it again. */
export function dayBoxes(name: string, date: string): Readonly<Record<string, string>> {
  const [year = '', month = '', dayOfMonth = ''] = date.split('-');
  return { [`${name}.day`]: dayOfMonth, [`${name}.month`]: month, [`${name}.year`]: year };
}

/** A day that may be left empty; empty becomes null. */
export const optionalDay = () =>
  z
    .preprocess(boxes, parts)
    .transform(isoDay)
    .refine((value) => value !== 'never', 'Enter a real date, such as 27 3 2026')
    .transform((value) => value || null);

function isoDay({ day, month, year }: z.output<typeof parts>): string {
  const typed = [year, month, day].map((part) => part.trim());
  if (typed.every((part) => part === '')) return '';
  if (!/^\d{4}-\d{1,2}-\d{1,2}$/u.test(typed.join('-'))) return 'never';
  const [y = 0, m = 0, d = 0] = typed.map(Number);
  const date = new Date(Date.UTC(y, m - 1, d));
  return date.getUTCMonth() === m - 1 && date.getUTCDate() === d ? date.toISOString().slice(0, 10) : 'never';
}

/** A time of day on the 24-hour clock, as `HH:MM`; `9:30`, `09.30` and `0930` are all understood. */
export const timeOfDay = (missing: string) =>
  z.preprocess(
    (value) => clock(tidy(value) ?? ''),
    z
      .string(missing)
      .min(1, missing)
      .regex(/^([01]\d|2[0-3]):[0-5]\d$/u, 'Enter a time, such as 09:30 or 14:05'),
  );

function clock(value: unknown): unknown {
  if (!isText(value)) return value;
  const found = /^(\d{1,2})[:.]?(\d{2})$/u.exec(value);
  return found?.[1] && found[2] ? `${found[1].padStart(2, '0')}:${found[2]}` : value;
}
