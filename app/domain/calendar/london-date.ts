import { londonTime } from '#app/domain/calendar/london.ts';

/** The London date of a moment, `YYYY-MM-DD`. */
export function londonDate(at: Date): string {
  return londonTime(at).toPlainDate().toString();
}
