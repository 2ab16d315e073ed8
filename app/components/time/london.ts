const clock = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Europe/London',
  hourCycle: 'h23',
  year: 'numeric',
  month: 'numeric',
  day: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
});

const weekdays = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'] as const;
const months = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
] as const;

type LondonMoment = {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly time: string;
};

/** The wall clock in London. Only numbers are asked of Intl, so that server and browser say the same words. */
function london(instant: string): LondonMoment {
  const parts = Object.fromEntries(
    clock.formatToParts(new Date(instant)).map(({ type, value }) => [type, value]),
  );
  const { year, month, day, hour = '00', minute = '00' } = parts;
  return { year: Number(year), month: Number(month), day: Number(day), time: `${hour}:${minute}` };
}

/** Days since 1970 in London's calendar, to count the days between two instants as people count them. */
export function londonDayNumber(instant: string): number {
  const { year, month, day } = london(instant);
  return Date.UTC(year, month - 1, day) / 86_400_000;
}

/** Tuesday 24 November 2026 */
export function formatDay(instant: string): string {
  const { year, month, day } = london(instant);
  return sayDay(year, month, day);
}

/** Tuesday 24 November 2026 at 17:00 */
export function formatMoment(instant: string): string {
  return `${formatDay(instant)} at ${london(instant).time}`;
}

/** 24 Nov 2026, 17:00: for narrow columns. */
export function formatShort(instant: string): string {
  const { year, month, day, time } = london(instant);
  return `${day} ${(months[month - 1] ?? '').slice(0, 3)} ${year}, ${time}`;
}

/** A plain day such as `2026-11-24`, which is in no time zone. */
export function formatPlainDay(date: string): string {
  const [year = 0, month = 0, day = 0] = date.split('-').map(Number);
  return sayDay(year, month, day);
}

function sayDay(year: number, month: number, day: number): string {
  const weekday = weekdays[new Date(Date.UTC(year, month - 1, day)).getUTCDay()] ?? '';
  return `${weekday} ${day} ${months[month - 1] ?? ''} ${year}`;
}
