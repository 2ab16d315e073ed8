import { z } from 'zod';
import { longestNote } from '#app/domain/case/note.ts';
import { londonTime, parseLondon, wallText } from '#app/domain/calendar/london.ts';
import { recordableWork, type RecordableWork } from '#app/domain/case/work.ts';
import { latenessReasons } from '#app/domain/deadline/reasons.ts';
import {
  choice,
  day,
  dayBoxes,
  optionalChoice,
  optionalText,
  timeOfDay,
  uuid,
} from '#app/http/fields.server.ts';
import type { FormValues } from '#app/http/form.server.ts';
import type { RecordWorkRefusal, Work } from '#app/usecases/case/record-work.server.ts';

const kinds = Object.keys(recordableWork) as [RecordableWork, ...RecordableWork[]];

/** What the form for recording work posts. Times are London wall times. */
export const workSchema = z.object({
  key: uuid('Open this form again; what you typed can be copied'),
  what: choice(kinds, 'Choose what was done'),
  day: day('Enter the day on which it happened'),
  time: timeOfDay('Enter the time at which it happened'),
  note: optionalText(longestNote),
  lateReason: optionalChoice(latenessReasons, 'Choose why this is late'),
  lateNote: optionalText(longestNote),
});

type Typed = z.output<typeof workSchema>;

/** The work a form speaks of. Why it is late is asked only once something overdue turns out to be met by it. */
export const workFrom = ({ key, what, day: date, time, note, lateReason, lateNote }: Typed): Work => ({
  id: key,
  type: what,
  at: momentOf(date, time),
  note: note ?? '',
  lateness: lateReason === null ? null : { reason: lateReason, note: lateNote ?? '' },
});

/** What was typed, as the form shows it again. */
export function typedWork({ day: date, note, lateReason, lateNote, ...rest }: Typed): FormValues {
  return {
    ...rest,
    note: note ?? '',
    lateReason: lateReason ?? '',
    lateNote: lateNote ?? '',
    ...dayBoxes('day', date),
  };
}

/** The field a refusal is to blame on. */
export const blamed = (kind: RecordWorkRefusal['kind']): string =>
  kind === 'lateness-unexplained' ? 'lateReason' : kind === 'note-needed' ? 'lateNote' : 'day';

export const momentOf = (date: string, time: string): Date => parseLondon(`${date}T${time}`);

/** This moment as the form's first answers: day and time in London. */
export function wallNow(now: Date): { readonly today: string; readonly time: string } {
  const [today = '', time = ''] = wallText(londonTime(now)).split('T');
  return { today, time: time.slice(0, 5) };
}
