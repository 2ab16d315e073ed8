import { eventTitle } from '#app/components/case/event-words.ts';
import type { Relation } from '#app/domain/case/case-file.ts';
import type { AccessEntry } from '#app/domain/case/access-view.ts';

const parts: Readonly<Record<string, string>> = {
  due: 'what is due',
  chronology: 'the chronology',
  referral: 'the referral',
  people: 'the guardians and handovers',
  access: 'who has looked',
  record: 'the form for recording work',
  recorded: 'what a record changed',
  letter: 'the letter of appointment',
  deadline: 'a form that changes a deadline',
  offer: 'the preview with an offer of guardianship',
  handover: 'the preview with a handover',
  guardian: 'the guardians who could be asked',
  emergency: 'the review of an emergency access',
  search: 'the result of a search for the name',
  list: 'the name in a list',
  'subject-request': 'all of it, for a request for access',
  closing: 'whether the case is closed',
  duplicates: 'the cases that may be about the same child',
};

const acts: Readonly<Record<string, string>> = {
  'emergency.opened': 'Opened the record under emergency access',
  'emergency.ended': 'Ended emergency access',
  'emergency.reviewed': 'Reviewed an emergency access',
  'email.accepted': 'An e-mail about this case was accepted by the mail server',
  'email.suppressed': 'An e-mail about this case was not needed any more',
  'email.dead': 'An e-mail about this case could not be delivered',
};

const relations: Readonly<Record<Relation, string>> = {
  'appointed-guardian': 'The child’s guardian',
  'covering-guardian': 'Covering for the guardian',
  'managing-guardian': 'The guardian’s manager',
  'offered-guardian': 'Asked to be the guardian',
  'accepting-authority': 'The responsible authority',
  'receiving-authority': 'The authority that was asked',
  'former-guardian': 'The child’s former guardian',
  'former-authority': 'An authority that was asked before',
  national: 'National oversight',
  'break-glass': 'Emergency access',
  referrer: 'Sent the referral',
  none: 'No relation',
};

/** How somebody stood to the case when they looked; the service, and those who change something, have nothing here. */
export const relationWords = (relation: Relation | null): string =>
  relation === null ? '–' : relations[relation];

/** What was looked at in one visit. */
export function visitWords(looked: readonly string[], count: number): string {
  const what = looked.map((part) => parts[part] ?? part).join(', ') || 'the record';
  return count === 1 ? `Looked at ${what}` : `Looked at ${what} (${count} looks)`;
}

/** What somebody did, as the record of looking says it. Words it does not know are shown as they were kept. */
export function accessWords({ action, part }: Pick<AccessEntry, 'action' | 'part'>): string {
  if (action === 'case.viewed')
    return part === null ? 'Looked at the record' : `Looked at ${parts[part] ?? part}`;
  return eventTitle(action) ?? acts[action] ?? action;
}
