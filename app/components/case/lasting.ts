const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

/** How long something has lasted, in the largest unit that still tells the truth: 40 minutes, 5 hours, 3 days. */
export function lasting(since: string, now: string): string {
  const length = Math.max(0, Date.parse(now) - Date.parse(since));
  if (length < hour) return plural(Math.floor(length / minute), 'minute');
  return length < 2 * day
    ? plural(Math.floor(length / hour), 'hour')
    : plural(Math.floor(length / day), 'day');
}

const plural = (count: number, noun: string) => `${count} ${noun}${count === 1 ? '' : 's'}`;
