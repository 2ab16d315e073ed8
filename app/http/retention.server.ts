import { z } from 'zod';
import { erasureBases, holdReasons, keepReasons } from '#app/domain/retention/schedule.ts';
import { choice, day, dayBoxes } from '#app/http/fields.server.ts';
import { formOf, parseFields, type FormRead } from '#app/http/form.server.ts';
import type { RecordKeeping } from '#app/usecases/retention/keep-records.server.ts';

const codes = <Code extends string>(words: Readonly<Record<Code, string>>) =>
  Object.keys(words) as [Code, ...Code[]];

const schemas = {
  hold: z
    .object({
      holdReason: choice(codes(holdReasons), 'Choose why'),
      reviewOn: day('Enter when it is reviewed'),
    })
    .transform(({ holdReason, reviewOn }) => ({ verb: 'hold', reason: holdReason, reviewOn }) as const),
  keep: z
    .object({
      keepReason: choice(codes(keepReasons), 'Choose why'),
      until: day('Enter until when it is kept'),
    })
    .transform(({ keepReason, until }) => ({ verb: 'keep', reason: keepReason, until }) as const),
  propose: z
    .object({ basis: choice(codes(erasureBases), 'Choose why') })
    .transform(({ basis }) => ({ verb: 'propose', basis }) as const),
  lift: z.object({}).transform(() => ({ verb: 'lift' }) as const),
  withdraw: z.object({}).transform(() => ({ verb: 'withdraw' }) as const),
} as const;

const verbs = ['hold', 'keep', 'propose', 'lift', 'withdraw'] as const;

/** What the data-protection lead decided about a record: one of several forms of a page. */
export async function readRecordKeeping(request: Request): Promise<FormRead<RecordKeeping>> {
  const fields = await formOf(request);
  const verb = parseFields(fields, z.object({ verb: choice(verbs, 'Choose what to do') }));
  return verb.ok ? parseFields(fields, schemas[verb.value.verb]) : verb;
}

/** What was chosen, for the form to show again. */
export function keepingValues(act: RecordKeeping) {
  if (act.verb === 'hold')
    return { verb: act.verb, holdReason: act.reason, ...dayBoxes('reviewOn', act.reviewOn) };
  if (act.verb === 'keep') return { verb: act.verb, keepReason: act.reason, ...dayBoxes('until', act.until) };
  return { verb: act.verb };
}

/** Which field a refusal is about. */
export const keepingField = (act: RecordKeeping, kind: string): string =>
  kind === 'not-ahead' ? (act.verb === 'hold' ? 'reviewOn' : 'until') : 'form';

export const keepingSaid = {
  hold: 'The record is on legal hold.',
  keep: 'The record is kept.',
  propose: 'The erasure waits for a director.',
  lift: 'The legal hold was lifted.',
  withdraw: 'The proposal was taken back.',
} as const satisfies Record<RecordKeeping['verb'], string>;
