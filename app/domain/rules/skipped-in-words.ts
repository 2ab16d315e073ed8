import type { SkippedDay } from '#app/domain/rules/due.ts';
import { dateInWords, monthInWords } from '#app/domain/rules/wording.ts';

/** Every day that did not count, with its reason: holidays and closures by name, weekends by date, month by month. */
export function skippedInWords(skipped: readonly SkippedDay[]): readonly string[] {
  if (skipped.length === 0) return [];
  const named = skipped.filter(({ reason }) => reason.kind !== 'weekend').map(namedDay);
  const weekend = skipped.filter(({ reason }) => reason.kind === 'weekend').map(({ date }) => date);
  return [`Not counted: ${[...named, ...weekendDays(weekend)].join(', ')}.`];
}

function namedDay({ date, reason }: SkippedDay): string {
  const closed = reason.kind === 'closure' ? ', when the authority is closed' : '';
  return `${reason.name} (${dateInWords(date)}${closed})`;
}

function weekendDays(dates: readonly string[]): readonly string[] {
  if (dates.length === 0) return [];
  const months = Map.groupBy(dates, (date) => date.slice(0, 7));
  const listed = [...months.values()].map(monthOf).join('; ');
  return [`${dates.length} weekend ${dates.length === 1 ? 'day' : 'days'} (${listed})`];
}

/** `4, 5 and 11 April 2026`. */
function monthOf(dates: readonly string[]): string {
  const [first = ''] = dates;
  const days = dates.map((date) => Number(date.slice(8)));
  const [last = 0] = days.slice(-1);
  const before = days.slice(0, -1).join(', ');
  return `${before === '' ? '' : `${before} and `}${last} ${monthInWords(first)}`;
}
