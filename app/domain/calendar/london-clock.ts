import { Temporal } from 'temporal-polyfill';

/**
 * London's clock in whole numbers, for counting many dates: milliseconds since 1970 in UTC, and the same of the wall
 * clock as if it were UTC. From 1971 on London is at UTC or an hour ahead, and time zone data says when.
 */
const london = 'Europe/London';
const hour = 3_600_000;
const from = Date.UTC(1972, 0, 1);
const to = Date.UTC(2100, 0, 1);
/** A day off either end, so that both sides of a wall time are known. */
const margin = 24 * hour;

/** Moments at which the clocks change, in pairs: forward, back, forward, back. Read once, when first asked for. */
let changes: readonly number[] | undefined;

function clockChanges(): readonly number[] {
  if (changes !== undefined) return changes;
  const found: number[] = [];
  let at = Temporal.Instant.fromEpochMilliseconds(from).toZonedDateTimeISO(london);
  for (;;) {
    const next = at.getTimeZoneTransition('next');
    if (next === null || next.epochMilliseconds >= to) break;
    found.push(next.epochMilliseconds);
    at = next;
  }
  changes = found;
  return found;
}

/** Whether the fast clock knows this moment or wall time; other times are Temporal's. */
export const isKnown = (milliseconds: number): boolean =>
  milliseconds >= from + margin && milliseconds < to - margin;

/** The wall clock of a moment it knows. */
export function wallOf(at: number): number {
  return isSummer(at) ? at + hour : at;
}

/** The moment of a wall time it knows: a skipped time moves forward by the hour, a double one is the earlier. */
export function momentOf(wall: number): number {
  return isSummer(wall - hour) ? wall - hour : wall;
}

/** Whether an odd number of changes has gone by: the clocks went forward and not back yet. */
function isSummer(at: number): boolean {
  const all = clockChanges();
  let low = 0;
  let high = all.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((all[middle] ?? Infinity) <= at) low = middle + 1;
    else high = middle;
  }
  return low % 2 === 1;
}
