import { z } from 'zod';
import { longestNote } from '#app/domain/case/note.ts';
import { londonTime, parseLondon, wallText } from '#app/domain/calendar/london.ts';
import { recordableWork, type RecordableWork } from '#app/domain/case/work.ts';
import { choice, day, optionalText, timeOfDay, uuid } from '#app/http/fields.server.ts';

const kinds = Object.keys(recordableWork) as [RecordableWork, ...RecordableWork[]];

/** What the form for recording work posts. Times are London wall times. */
export const workSchema = z.object({
  key: uuid('Open this form again; what you typed can be copied'),
  what: choice(kinds, 'Choose what was done'),
  day: day('Enter the day on which it happened'),
  time: timeOfDay('Enter the time at which it happened'),
  note: optionalText(longestNote),
});

export const momentOf = (date: string, time: string): Date => parseLondon(`${date}T${time}`);

/** This moment as the form's first answers: day and time in London. */
export function wallNow(now: Date): { readonly today: string; readonly time: string } {
  const [today = '', time = ''] = wallText(londonTime(now)).split('T');
  return { today, time: time.slice(0, 5) };
}
