import { Temporal } from 'temporal-polyfill';

const london = 'Europe/London';

/** The London date of a moment, `YYYY-MM-DD`. */
export function londonDate(at: Date): string {
  return zoned(at).toPlainDate().toString();
}

/** The same London wall time some months or years later; the last day of the month where there is no such day. */
export function londonLater(
  at: Date,
  length: { readonly amount: number; readonly unit: 'months' | 'years' },
): Date {
  return new Date(zoned(at).add({ [length.unit]: length.amount }).epochMilliseconds);
}

const zoned = (at: Date) => Temporal.Instant.fromEpochMilliseconds(at.getTime()).toZonedDateTimeISO(london);
