import { Temporal } from 'temporal-polyfill';

import { londonInstant, londonTime } from '#app/domain/calendar/london.ts';

/** When somebody wants e-mail: wall times in London, `HH:MM`. Quiet hours that begin when they end are none. */
export type Preference = {
  readonly digestHour: string;
  readonly quietFrom: string;
  readonly quietTo: string;
};

export const defaultPreference: Preference = { digestHour: '08:00', quietFrom: '20:00', quietTo: '07:00' };

/** Long enough for a night and a late start; longer quiet would be absence, which cover is for. Hours. */
export const longestQuiet = 14;

/** Hours on the clock from one wall time to the next time it shows the other. */
export function quietLength({ quietFrom, quietTo }: Pick<Preference, 'quietFrom' | 'quietTo'>): number {
  const minutes = (wall: string) => minuteOf(Temporal.PlainTime.from(wall));
  return ((minutes(quietTo) - minutes(quietFrom) + 1440) % 1440) / 60;
}

export function isQuiet(at: Date, preference: Preference): boolean {
  return quietAt(londonTime(at).toPlainTime(), preference);
}

/** Whether a wall time lies within quiet hours: from their first minute up to, not including, the one they end at. */
export function quietAt(wall: Temporal.PlainTime | string, { quietFrom, quietTo }: Preference): boolean {
  const minute = minuteOf(Temporal.PlainTime.from(wall));
  const from = minuteOf(Temporal.PlainTime.from(quietFrom));
  const to = minuteOf(Temporal.PlainTime.from(quietTo));
  return from <= to ? minute >= from && minute < to : minute >= from || minute < to;
}

/**
 * The moment itself, or the end of the quiet hours it lies in. An end that the clocks skip in spring comes an hour later;
 * of an end that comes twice in autumn the first that is not past is taken.
 */
export function afterQuiet(at: Date, preference: Preference): Date {
  if (!isQuiet(at, preference)) return at;
  return nextWall(at, preference.quietTo);
}

/** The next moment, not before `at`, at which clocks in London show this wall time. */
export function nextWall(at: Date, wall: string): Date {
  const time = Temporal.PlainTime.from(wall);
  const today = londonTime(at).toPlainDate();
  for (const days of [0, 1]) {
    const there = today.add({ days }).toPlainDateTime(time);
    const first = londonInstant(there);
    if (first >= at) return first;
    const second = laterOf(there);
    if (second >= at) return second;
  }
  throw new RangeError('No clock shows this time within a day.');
}

/** The second of a wall time that comes twice in autumn; the only one otherwise. */
function laterOf(there: Temporal.PlainDateTime): Date {
  const zoned = there.toZonedDateTime('Europe/London', { disambiguation: 'later' });
  const isSkipped = !zoned.toPlainDateTime().equals(there);
  return isSkipped ? londonInstant(there) : new Date(zoned.epochMilliseconds);
}

const minuteOf = ({ hour, minute }: Temporal.PlainTime) => hour * 60 + minute;
