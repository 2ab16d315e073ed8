import type { TypedResponse } from '@remix-run/node';
import { forbiddenAsUnknown } from '#app/http/actor.server.ts';
import { accountRefusals } from '#app/http/account-refusals.server.ts';
import { answer } from '#app/http/answer.server.ts';
import { closingRefusals } from '#app/http/closing-refusals.server.ts';
import type { FieldErrors, FormRead, FormValues } from '#app/http/form.server.ts';

const notSaved = 'Nothing was saved.';

/** Every refusal a use case may answer, with its status and what to say. A refusal missing here does not compile at the route. */
const refusals = {
  'not-found': { status: 404, words: '' },
  'not-permitted': { status: 404, words: '' },
  'changed-meanwhile': {
    status: 409,
    words: `Somebody changed this record while you were working on it. ${notSaved} Reload the page and look again.`,
  },
  'already-answered': {
    status: 409,
    words: `This has been answered already. ${notSaved} Reload the page to see the answer.`,
  },
  'no-emergency-case': {
    status: 422,
    words: 'No record was opened. Check the reference. If it is right, ring the national coordinator',
  },
  'own-doing': { status: 409, words: `Somebody else has to review what you did. ${notSaved}` },
  'same-authority-proposed': { status: 422, words: 'Propose another authority than your own' },
  'not-in-dispute': { status: 409, words: `This handover is not in dispute any more. ${notSaved}` },
  'not-accepted-yet': { status: 409, words: `The guardian has not accepted the offer yet. ${notSaved}` },
  'unknown-authority': { status: 422, words: `There is no such authority. ${notSaved}` },
  'offer-waiting': {
    status: 409,
    words: `A guardian has been offered this child already. ${notSaved} Withdraw that offer first.`,
  },
  'already-appointed': { status: 409, words: `This child has a guardian already. ${notSaved}` },
  'guardian-barred': {
    status: 409,
    words: `This guardian may not be asked any more. ${notSaved} The list below says why.`,
  },
  'already-ended': { status: 409, words: `This guardianship has ended already. ${notSaved}` },
  'already-done': { status: 409, words: `This has been done already. ${notSaved}` },
  'not-dead': { status: 409, words: `This e-mail is not dead any more. ${notSaved}` },
  'not-queried': { status: 409, words: `There is no open question to answer. ${notSaved}` },
  'in-the-future': { status: 422, words: 'Enter a date and time that has passed' },
  'not-open': { status: 409, words: `This is not due any more. ${notSaved}` },
  'quiet-too-long': { status: 422, words: 'Choose quiet hours of 14 hours or fewer' },
  'digest-in-quiet': { status: 422, words: 'Choose a time outside your quiet hours' },
  'is-paused': {
    status: 409,
    words: `The clock of this deadline stands still. ${notSaved} Resume it first.`,
  },
  'not-paused': { status: 409, words: `The clock of this deadline runs already. ${notSaved}` },
  'not-pausable': {
    status: 409,
    words: `The rule behind this deadline lets nobody stop its clock. ${notSaved}`,
  },
  'overdue-already': { status: 409, words: `This is overdue: there is no clock left to stop. ${notSaved}` },
  'not-late': { status: 409, words: `There is no lateness to explain. ${notSaved}` },
  'note-needed': { status: 422, words: 'Write a note for this reason' },
  'law-does-not-wait': {
    status: 422,
    words: 'This date is in statute. Choose the order, direction or provision that allows more time',
  },
  'not-later': { status: 422, words: 'Enter a day later than the one it is due now' },
  'not-ahead': { status: 422, words: 'Enter a day that is still to come' },
  'too-far': { status: 422, words: 'Enter an earlier day: nobody may grant that much at once' },
  'lateness-unexplained': { status: 422, words: 'Choose why this is late' },
  'not-a-draft': { status: 409, words: `This is not a draft any more. ${notSaved}` },
  'another-submitted': {
    status: 409,
    words: `Another change of this rule waits for a decision. ${notSaved} It has to be decided or taken back first.`,
  },
  'no-longer-a-rule': {
    status: 409,
    words: `This no longer fits the rules as they are now. ${notSaved} Take it back and draft it anew.`,
  },
  'own-draft': { status: 409, words: `Somebody else has to decide on what you drafted. ${notSaved}` },
  'not-submitted': { status: 409, words: `This does not wait for a decision any more. ${notSaved}` },
  superseded: {
    status: 409,
    words: 'Another version of this rule was approved meanwhile, so this draft can no longer become one.',
  },
  'no-working-day': {
    status: 422,
    words: 'Enter another day: this is a weekend or a bank holiday there, and does not count already',
  },
  'years-ahead': { status: 422, words: 'Enter a day within the next three years' },
  'closure-begun': {
    status: 409,
    words: `This day has begun, and deadlines have been counted by it. ${notSaved}`,
  },
  'not-closed': { status: 404, words: '' },
  'already-closed': { status: 409, words: 'Enter another day: that authority is closed on this one already' },
  'on-hold': { status: 409, words: `This record is on legal hold. ${notSaved}` },
  'not-on-hold': { status: 409, words: `This record is not on hold any more. ${notSaved}` },
  'not-due-for-review': { status: 409, words: `This record is not due for review. ${notSaved}` },
  'still-open': { status: 409, words: `This case is open. ${notSaved} Only closed cases are erased.` },
  'already-erased': { status: 409, words: `This record has been erased already. ${notSaved}` },
  'already-proposed': { status: 409, words: `Its erasure has been proposed already. ${notSaved}` },
  'not-proposed': { status: 409, words: `This does not wait for a decision any more. ${notSaved}` },
  'own-proposal': { status: 409, words: `Somebody else has to decide on what you proposed. ${notSaved}` },
  ...closingRefusals,
  ...accountRefusals,
  'no-such-case': { status: 422, words: 'There is no such case' },
  'not-preparing': { status: 409, words: `This request is not being prepared any more. ${notSaved}` },
  'reason-needed': { status: 422, words: 'Choose why it is not released' },
  'nothing-marked': { status: 422, words: 'Enter or tick what is blacked out' },
  'not-in-text': { status: 422, words: 'Enter only what stands in the text, letter by letter' },
  'nothing-undecided': { status: 409, words: `Everything there has been decided. ${notSaved}` },
  'items-undecided': { status: 409, words: `Decide about every item first. ${notSaved}` },
  'identity-unchecked': { status: 409, words: `Nobody has checked who asks. ${notSaved}` },
  'absence-in-past': { status: 422, words: 'Enter today or a day to come' },
  'absence-backwards': { status: 422, words: 'Enter a day that is not before the first one' },
  'absence-too-long': {
    status: 422,
    words: 'Enter an earlier day: whoever is away for over a year hands their work on',
  },
  'absence-overlaps': {
    status: 422,
    words: 'Enter other days: there is an absence on some of these already',
  },
  'cover-needed': { status: 422, words: 'Choose who stands in' },
  'cover-not-free': {
    status: 422,
    words: 'Choose somebody else: this colleague is away on some of these days',
  },
  'organisation-known': { status: 422, words: 'There is an organisation of this name already' },
  'organisation-needed': { status: 422, words: 'Choose the organisation they refer for' },
  'not-overdue': { status: 409, words: `This is not overdue yet. ${notSaved}` },
} as const satisfies Record<string, { readonly status: number; readonly words: string }>;

export type RefusalKind = keyof typeof refusals;
type Refusal = { readonly kind: RefusalKind };

/** What an action answers when the form is shown again. */
type Again = TypedResponse<{ readonly errors: FieldErrors; readonly values: FormValues }>;

/** Shows the form again with its messages: `if (!form.ok) return invalid(form)`. */
export const invalid = (form: Extract<FormRead<unknown>, { readonly ok: false }>): Again =>
  answer({ errors: form.errors, values: form.values }, { status: 422 });

/** Shows what was chosen again, to be confirmed: nothing was wrong and nothing is saved yet. */
export const askAgain = (values: FormValues): Again => answer({ errors: {}, values });

/**
 * Answers what a use case refused: on the same page in words, beside `field` if one is to blame, or as unknown when it is
 * not this person's to know.
 */
export function refused(refusal: Refusal, values: FormValues = {}, field = 'form'): Again {
  const { status, words } = refusals[refusal.kind];
  if (status === 404) throw forbiddenAsUnknown();
  return answer({ errors: { [field]: words }, values }, { status });
}
