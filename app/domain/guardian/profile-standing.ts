import { Temporal } from 'temporal-polyfill';

/** Until when a guardian may be given children. London dates, the last day on which each holds. */
export type ProfileDates = { readonly vettingValidTo: string; readonly trainingValidTo: string };

export type Certificate = 'vetting' | 'training';

/** What whoever answers for guardians has to know of a profile. `days`: until it ends, less than none once it has. */
export type ProfileNews =
  { readonly kind: 'no-profile' } | { readonly kind: Certificate; readonly days: number };

/** So many days ahead people are told that a vetting or a training ends. */
export const warnedDays = 30;

/** What is missing, has ended or ends soon, the vetting first; nothing when all is well. */
export function newsOf(dates: ProfileDates | null, today: string): readonly ProfileNews[] {
  if (dates === null) return [{ kind: 'no-profile' }];
  const ends: readonly (readonly [Certificate, string])[] = [
    ['vetting', dates.vettingValidTo],
    ['training', dates.trainingValidTo],
  ];
  return ends
    .map(([kind, date]) => ({ kind, days: daysUntil(date, today) }))
    .filter(({ days }) => days <= warnedDays);
}

/** The last date that is to be told of today. */
export const warnedUntil = (today: string): string =>
  Temporal.PlainDate.from(today).add({ days: warnedDays }).toString();

const daysUntil = (date: string, today: string): number =>
  Temporal.PlainDate.from(today).until(Temporal.PlainDate.from(date), { largestUnit: 'day' }).days;
