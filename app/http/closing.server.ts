import { redirect, type LoaderFunctionArgs } from '@remix-run/node';
import { z } from 'zod';
import { closeReasons, reopenReasons } from '#app/domain/case/closing.ts';
import { longestNote } from '#app/domain/case/note.ts';
import { caseReference } from '#app/domain/referral/case-reference.ts';
import { openCase } from '#app/http/case.server.ts';
import { choice, optionalText, requiredText, uuid } from '#app/http/fields.server.ts';
import { formOf, parseFields, type FormRead } from '#app/http/form.server.ts';
import { readClosing } from '#app/store/case/closing-queries.server.ts';
import type { ProposeClosingRefusal } from '#app/usecases/case/propose-closing.server.ts';

/** The closing of the case in the address, as this reader may see it. */
export const openClosing = (args: LoaderFunctionArgs) => openCase(args, 'closing', readClosing);

/** As `openClosing`, for a page that is about one state of it; in any other, its own page says which. */
export async function openClosingThat(
  args: LoaderFunctionArgs,
  fits: (opened: Awaited<ReturnType<typeof openClosing>>) => boolean,
) {
  const opened = await openClosing(args);
  if (!fits(opened)) throw redirect(`/cases/${opened.header.caseId}/closing`);
  return opened;
}

const stale = 'Open this page again; what you typed can be copied';
const key = uuid(stale);

const proposing = z
  .object({
    verb: z.literal('propose'),
    key,
    reason: choice(closeReasons, 'Choose why this case should be closed'),
    other: optionalText(40),
    note: requiredText('Say how you know, for the second person', longestNote),
  })
  .refine(({ reason, other }) => reason !== 'recorded-twice' || caseReference(other ?? '') !== null, {
    path: ['other'],
    message: 'Enter the reference of the child’s other case, such as C-7KQ2-M4XP',
  });
const withdrawing = z.object({ verb: z.literal('withdraw'), key, proposal: uuid(stale) });

type ClosingAct = z.output<typeof proposing> | z.output<typeof withdrawing>;

/** A proposal, or one that is taken back: the page has one form or the other. */
export async function readClosingAct(request: Request): Promise<FormRead<ClosingAct>> {
  const fields = await formOf(request);
  return fields.get('verb') === 'withdraw'
    ? parseFields(fields, withdrawing)
    : parseFields(fields, proposing);
}

/** Whoever agrees types the reference; whoever rejects says why. */
export const decidingSchema = (reference: string) =>
  z
    .object({
      key,
      proposal: uuid(stale),
      decision: choice(['close', 'reject'], 'Choose whether the case is closed'),
      note: optionalText(longestNote),
      reference: optionalText(40),
    })
    .refine((typed) => typed.decision !== 'close' || caseReference(typed.reference ?? '') === reference, {
      path: ['reference'],
      message: `Type the reference, ${reference}, to confirm`,
    })
    .refine(({ decision, note }) => decision !== 'reject' || note !== null, {
      path: ['note'],
      message: 'Say why the case stays open',
    });

export const reopeningSchema = z.object({
  key,
  reason: choice(reopenReasons, 'Choose why this case is opened again'),
  note: requiredText('Say what has happened', longestNote),
});

/** The field a refused proposal is to blame on. */
export const blamedOn = (kind: ProposeClosingRefusal['kind']): string =>
  kind === 'under-eighteen' ? 'reason' : kind === 'other-not-open' ? 'other' : 'form';
