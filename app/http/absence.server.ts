import { z } from 'zod';
import { day, uuid } from '#app/http/fields.server.ts';

const again = 'Reload the page and choose again';

/** The two forms of the page: to record an absence, and to end one. */
export const absenceSchema = z.discriminatedUnion('intent', [
  z.object({
    intent: z.literal('record'),
    from: day('Enter the first day away'),
    to: day('Enter the last day away'),
    cover: z.preprocess((value) => (value === '' ? null : value), z.uuid('Choose who stands in').nullable()),
  }),
  z.object({ intent: z.literal('end'), absence: uuid(again) }),
]);

/** Beside which field a refused absence is said. */
export function absenceField(kind: string): string {
  if (kind === 'absence-in-past' || kind === 'absence-overlaps') return 'from';
  if (kind === 'absence-backwards' || kind === 'absence-too-long') return 'to';
  return kind === 'cover-needed' || kind === 'cover-not-free' ? 'cover' : 'form';
}
