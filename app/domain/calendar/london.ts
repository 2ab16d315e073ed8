import { Temporal } from 'temporal-polyfill';

import { isKnown, momentOf, wallOf } from '#app/domain/calendar/london-clock.ts';
import type { IsoDate } from '#app/domain/calendar/working-calendar.ts';

const london = 'Europe/London';

/** London wall time of a moment. */
export function londonTime(at: Date): Temporal.PlainDateTime {
  if (isKnown(at.getTime())) return plainTime(wallOf(at.getTime()));
  return Temporal.Instant.fromEpochMilliseconds(at.getTime()).toZonedDateTimeISO(london).toPlainDateTime();
}

/**
 * The moment of a London wall time. A time skipped in spring moves forward by the hour; a time that comes
 * twice in autumn is the earlier one. Temporal's `compatible` disambiguation does both.
 */
export function londonInstant(wall: Temporal.PlainDateTime): Date {
  const milliseconds = asIfUtc(wall);
  if (isKnown(milliseconds)) return new Date(momentOf(milliseconds));
  return new Date(wall.toZonedDateTime(london, { disambiguation: 'compatible' }).epochMilliseconds);
}

function plainTime(wall: number): Temporal.PlainDateTime {
  const at = new Date(wall);
  const [year, month, day] = [at.getUTCFullYear(), at.getUTCMonth() + 1, at.getUTCDate()];
  const [hour, minute, second] = [at.getUTCHours(), at.getUTCMinutes(), at.getUTCSeconds()];
  return new Temporal.PlainDateTime(year, month, day, hour, minute, second, at.getUTCMilliseconds());
}

function asIfUtc(wall: Temporal.PlainDateTime): number {
  const { year, month, day, hour, minute, second, millisecond } = wall;
  return Date.UTC(year, month - 1, day, hour, minute, second, millisecond);
}

/** Reads `YYYY-MM-DDTHH:MM[:SS]` as London wall time. Throws RangeError when it is no date and time. */
export function parseLondon(wall: string): Date {
  return londonInstant(Temporal.PlainDateTime.from(wall));
}

/** `YYYY-MM-DDTHH:MM:SS`. */
export function wallText(wall: Temporal.PlainDateTime): string {
  return wall.toString({ smallestUnit: 'second' });
}

/** The clock changes in London after one moment and before another, by date, earliest first. */
export function clockChangesBetween(
  from: Date,
  to: Date,
): readonly { readonly date: IsoDate; readonly direction: 'forward' | 'back' }[] {
  const changes: { date: IsoDate; direction: 'forward' | 'back' }[] = [];
  let before = Temporal.Instant.fromEpochMilliseconds(from.getTime()).toZonedDateTimeISO(london);
  for (;;) {
    const change = before.getTimeZoneTransition('next');
    if (change === null || change.epochMilliseconds >= to.getTime()) return changes;
    const forward = change.offsetNanoseconds > before.offsetNanoseconds;
    changes.push({ date: change.toPlainDate().toString(), direction: forward ? 'forward' : 'back' });
    before = change;
  }
}
