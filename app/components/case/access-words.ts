import { eventTitle } from '#app/components/case/event-words.ts';
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

/** What somebody did, as the record of looking says it. Words it does not know are shown as they were kept. */
export function accessWords({ action, part }: Pick<AccessEntry, 'action' | 'part'>): string {
  if (action === 'case.viewed')
    return part === null ? 'Looked at the record' : `Looked at ${parts[part] ?? part}`;
  return eventTitle(action) ?? acts[action] ?? action;
}
