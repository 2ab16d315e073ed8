import { z } from 'zod';
import { parseFields, type FieldErrors, type FormValues } from '#app/http/form.server.ts';
import { mostInRange, type Range } from '#app/usecases/audit/view-checkpoints.server.ts';

const entryNumber = /^[1-9]\d{0,17}$/u;
const number = z.string().trim().regex(entryNumber, 'Enter the number of an entry, such as 1200');

/** How far the last is beyond the first; nothing can be said while one of them is no number. */
const distance = ({ from, to }: { readonly from: string; readonly to: string }): bigint =>
  entryNumber.test(from) && entryNumber.test(to) ? BigInt(to) - BigInt(from) : 0n;

const schema = z
  .object({ from: number, to: number })
  .refine((asked) => distance(asked) >= 0n, {
    path: ['to'],
    message: 'Enter a number that is not below the first',
  })
  .refine((asked) => distance(asked) < mostInRange, {
    path: ['to'],
    message: 'Enter at most 20,000 entries. The command below checks them all',
  });

type Asked = { readonly range: Range | null; readonly errors: FieldErrors; readonly values: FormValues };

/** The entries somebody wants to have checked; none when the address asks for none or for nonsense. */
export function readRange(query: URLSearchParams): Asked {
  if (!query.has('from') && !query.has('to')) return { range: null, errors: {}, values: {} };
  const form = parseFields(query, schema);
  if (!form.ok) return { range: null, errors: form.errors, values: form.values };
  const { from, to } = form.value;
  return { range: { from: BigInt(from), to: BigInt(to) }, errors: {}, values: { from, to } };
}
