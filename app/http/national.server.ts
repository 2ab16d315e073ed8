import { z } from 'zod';
import { delayBands } from '#app/domain/oversight/delay.ts';
import { hasDelay, type NationalFilter, type NationalList } from '#app/domain/oversight/lists.ts';
import { optionalChoice } from '#app/http/fields.server.ts';
import { parseFields } from '#app/http/form.server.ts';

const nations = ['ENG', 'WAL', 'SCT', 'NI'] as const;
const authorityId = /^[A-Z]\d{8}$/u;

const schema = z.object({
  nation: optionalChoice(nations, '').catch(null),
  authority: z.string().regex(authorityId).nullable().catch(null),
  delay: optionalChoice(delayBands, '').catch(null),
});

/** What the address narrows the list to. A code that means nothing narrows nothing. */
export function readNationalFilter(query: URLSearchParams, list: NationalList): NationalFilter {
  const form = parseFields(query, schema);
  if (!form.ok) return { nation: null, authorityId: null, delay: null };
  const { nation, authority, delay } = form.value;
  return { nation, authorityId: authority, delay: hasDelay(list) ? delay : null };
}

/** The same filter as an address keeps it. */
export function filterValues({ nation, authorityId: authority, delay }: NationalFilter) {
  return Object.fromEntries(
    Object.entries({ nation, authority, delay }).filter((pair): pair is [string, string] => pair[1] !== null),
  );
}
