import { z } from 'zod';

const isText = (value: unknown): value is string => typeof value === 'string';

const refusedSign = 'Type this again: it contains a sign that cannot be kept';
const tooLong = (max: number) => `Use ${max} characters or fewer`;

/** A text that may be empty. A NUL, which no keyboard types and PostgreSQL cannot keep, is refused and not dropped. */
export const freeText = (max: number) =>
  z.preprocess(
    (value) => (isText(value) ? value.replaceAll('\r\n', '\n').trim() : ''),
    z
      .string()
      .max(max, tooLong(max))
      .refine((text) => !text.includes('\u0000'), refusedSign),
  );

/** One line that may be empty; what was pasted over several lines becomes one. */
export const freeLine = (max = 200) =>
  z.preprocess((value) => (isText(value) ? value.replace(/\s+/gu, ' ') : ''), freeText(max));

/** A telephone number as people write it, or nothing. */
export const phone = () =>
  freeLine(40).refine(
    (text) =>
      text === '' || (/^[+\d(][\d\s()./+-]*(?:(?:ext|x)\.?\s*\d+)?$/iu.test(text) && digits(text) >= 3),
    'Enter a telephone number, such as 01632 960 001 or +44 808 157 0192',
  );

const digits = (text: string): number => text.replace(/\D/gu, '').length;

/** An e-mail address, or nothing. */
export const email = () =>
  freeLine(254).refine(
    (text) => text === '' || z.email().safeParse(text).success,
    'Enter an e-mail address in the right form, such as name@example.org',
  );

/** A whole number of years in words a person may use, or nothing. */
export const years = (least: number, most: number) =>
  freeLine(10)
    .refine(
      (text) => text === '' || (/^\d{1,2}$/u.test(text) && Number(text) >= least && Number(text) <= most),
      `Enter an age in whole years from ${least} to ${most}`,
    )
    .transform((text) => (text === '' ? null : Number(text)));
