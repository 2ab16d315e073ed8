import { eventTitle } from '#app/components/case/event-words.ts';
import { ladderRoleWords } from '#app/components/handover/words.ts';

type About = Readonly<Record<string, string>>;

export type TaskWords = { readonly title: string; readonly what: string; readonly todo: string };

const missing: Readonly<Record<string, string>> = {
  'date-of-birth': 'the child’s date of birth',
  'supplied-date': 'a date that belongs to the event',
};

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
