import { Temporal } from 'temporal-polyfill';

import { londonTime } from '#app/domain/calendar/london.ts';
import type { IsoDate } from '#app/domain/calendar/working-calendar.ts';
import type { Pause } from '#app/domain/rules/due.ts';

const midnight = Temporal.PlainTime.from('00:00');

/** Pauses in order, with those that touch or overlap made one. A pause that ends before it begins is nothing. */
export function mergePauses(pauses: readonly Pause[]): readonly Pause[] {
  const real = pauses.filter(({ from, to }) => from.getTime() < to.getTime());
  const merged: Pause[] = [];
  for (const pause of real.toSorted((a, b) => a.from.getTime() - b.from.getTime())) {
    const last = merged.at(-1);
    if (last === undefined || pause.from.getTime() > last.to.getTime()) merged.push(pause);
    else if (pause.to.getTime() > last.to.getTime()) merged[merged.length - 1] = { ...last, to: pause.to };
  }
  return merged;
}

/**
 * The London dates a pause covers from midnight to midnight. A day the clock ran for any part of counts in full,
 * which keeps the deadline on the early side.
 */
export function wholeDays({ from, to }: Pause): readonly IsoDate[] {
  const start = londonTime(from);
  const end = londonTime(to).toPlainDate();
  let day = start.toPlainDate();
  if (!start.toPlainTime().equals(midnight)) day = day.add({ days: 1 });
  const days: IsoDate[] = [];
  for (; Temporal.PlainDate.compare(day, end) < 0; day = day.add({ days: 1 })) days.push(day.toString());
  return days;
}

/** A moment so many milliseconds of unpaused time after another. Pauses come merged. */
export function elapse(start: Date, milliseconds: number, pauses: readonly Pause[]): Date {
  let due = start.getTime() + milliseconds;
  for (const { from, to } of pauses) {
    const stopped = Math.max(from.getTime(), start.getTime());
    if (stopped < due && to.getTime() > stopped) due += to.getTime() - stopped;
  }
  return new Date(due);
}
