import { eventTitle } from '#app/components/case/event-words.ts';
import { ladderRoleWords } from '#app/components/handover/words.ts';
import { formatPlainDay } from '#app/components/time/london.ts';

type About = Readonly<Record<string, string>>;

export type TaskWords = { readonly title: string; readonly what: string; readonly todo: string };

const missing: Readonly<Record<string, string>> = {
  'date-of-birth': 'the child’s date of birth',
  'supplied-date': 'a date that belongs to the event',
};

const ending = (what: string, about: About): TaskWords => ({
  title: `A guardian’s ${what} ends`,
  what: `The ${what} of ${about['person'] ?? 'a guardian'} is valid to the end of ${formatPlainDay(about['date'] ?? '')}. After that no child can be offered to them; the children they have stay theirs.`,
  todo: 'See that it is renewed, and have an administrator enter the new date in the profile under Staff. Then this goes away of itself.',
});

const words: Readonly<Record<string, (about: About) => TaskWords>> = {
  'nobody-found': (about) => ({
    title: 'Nobody was found to tell',
    what: about['role']
      ? `${about['rule'] ?? 'A deadline'}: ${ladderRoleWords(about['role'])} should have been told, and nobody holds that place.`
      : `${eventTitle(about['event'] ?? '') ?? 'Something happened'}, and nobody who should know of it was found.`,
    todo: 'Ring the authority or the team, see that somebody acts, and have the missing person entered.',
  }),
  'stuck-action': (about) => ({
    title: 'A reminder or escalation cannot be given',
    what: `${about['rule'] ?? 'A deadline'}: its step “${about['step'] ?? ''}” failed several times (${about['fault'] ?? 'no reason given'}). Nobody has been told.`,
    todo: 'Tell whoever must act yourself, and have the fault mended. It is tried again every hour and will then be marked late.',
  }),
  'undelivered-email': (about) => ({
    title: 'An e-mail was not delivered',
    what: `${about['person'] ?? 'Somebody'} was not reached by e-mail (${about['reason'] ?? 'no reason given'}). The notice is in their inbox here.`,
    todo: 'Ring them. If the address is right, have it sent again under Operations; if not, have it corrected.',
  }),
  'unaccepted-email': (about) => ({
    title: 'An e-mail has not been accepted in time',
    what: `${about['person'] ?? 'Somebody'} may not have been reached by e-mail. ${about['told'] === '0' ? 'Nobody else was found to tell.' : 'The next person has been told.'} It is still being tried.`,
    todo: 'Ring them if it cannot wait. This goes away of itself when the mail server accepts the e-mail.',
  }),
  'suspended-at-once': (about) => ({
    title: 'Somebody’s access was taken away at once',
    what: `${about['person'] ?? 'Somebody'} can no longer sign in, and what was theirs was not handed on.`,
    todo: 'Open their account under Staff and give each child, offer and case to somebody else today.',
  }),
  dormant: (about) => ({
    title: 'An account that nobody used was closed, and children were left',
    what: `${about['person'] ?? 'Somebody'} has not signed in for 90 days and can no longer sign in.`,
    todo: 'Open their account under Staff and give each child, offer and case to somebody else today.',
  }),
  leaver: (about) => ({
    title: 'A colleague leaves and their work has to be handed on',
    what: `The account of ${about['person'] ?? 'somebody'} cannot be closed before.`,
    todo: 'Open their account under Staff and give what is listed there to others.',
  }),
  'last-administrator': (about) => ({
    title: 'The last administrator has not signed in for 90 days',
    what: `${about['person'] ?? 'Somebody'} is the only administrator, so the account stays open.`,
    todo: 'Ask them to sign in and to add a second administrator.',
  }),
  'vetting-ending': (about) => ending('vetting', about),
  'training-ending': (about) => ending('training', about),
  'date-needed': (about) => ({
    title: 'A date is needed',
    what: `“${about['rule'] ?? 'A rule'}” cannot start without ${missing[about['missing'] ?? ''] ?? 'a date'}.`,
    todo: 'Find the date out and record it in the case. Until then no clock runs.',
  }),
};

/** What a task is about and what to do, in words that name no child. */
export function taskWords(kind: string, about: About): TaskWords {
  return words[kind]?.(about) ?? { title: kind, what: '', todo: 'Look at the case and decide.' };
}
