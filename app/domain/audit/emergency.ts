import { Temporal } from 'temporal-polyfill';

import { londonInstant, londonTime } from '#app/domain/calendar/london.ts';

/** Why somebody without any relation to a case needs its record at once. Product default; no source lists them. */
export const emergencyReasons = [
  'child-missing',
  'risk-of-harm',
  'medical',
  'child-with-me',
  'nobody-reachable',
] as const;
export type EmergencyReason = (typeof emergencyReasons)[number];

/** How long an emergency access lasts, in milliseconds. */
const emergencyLasts = 2 * 60 * 60_000;

/** Longest explanation of an emergency. */
export const longestEmergencyText = 1_000;

export const emergencyEnds = (openedAt: Date): Date => new Date(openedAt.getTime() + emergencyLasts);

/** One week under review, from Monday to Monday in London. */
export type ReviewWeek = {
  /** Its Monday, `YYYY-MM-DD`. */
  readonly week: string;
  readonly from: Date;
  readonly to: Date;
};

const opensAt = { hour: 9 } as const;

/** The newest week whose review is due: it opens on the Monday after, at nine in London. */
export function weekToReview(now: Date): ReviewWeek {
  const wall = londonTime(now);
  const today = wall.toPlainDate();
  const monday = today.subtract({ days: today.dayOfWeek - 1 });
  const opens = londonInstant(monday.toPlainDateTime(Temporal.PlainTime.from(opensAt)));
  return weekFrom(monday.subtract({ days: now < opens ? 14 : 7 }).toString());
}

/** A week by its Monday. */
export function weekFrom(week: string): ReviewWeek {
  const monday = Temporal.PlainDate.from(week);
  const midnight = (date: Temporal.PlainDate) => londonInstant(date.toPlainDateTime());
  return { week, from: midnight(monday), to: midnight(monday.add({ days: 7 })) };
}

/** The Monday of the week that a moment lies in. */
export function mondayOf(at: Date): string {
  const date = londonTime(at).toPlainDate();
  return date.subtract({ days: date.dayOfWeek - 1 }).toString();
}
