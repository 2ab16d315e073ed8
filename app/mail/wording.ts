import { accountWordings } from './account-wording.ts';
import { closingWordings } from './closing-wording.ts';
import { staffWordings } from './staff-wording.ts';

export type Urgency = 'urgent' | 'routine' | 'information';

type Wording = {
  readonly urgency: Urgency;
  readonly news: string;
  readonly next: string;
};

const task = { urgency: 'routine' } as const;
const urgentTask = { urgency: 'urgent' } as const;

/** What each letter says. Lines are kept short so that the mail travels unencoded and can be read in its source. */
export const wordings = {
  reminder: {
    ...task,
    news: 'A task will be due soon.',
    next: 'Sign in and open your inbox. The task says what is needed and by when.',
  },
  due: {
    ...task,
    news: 'A task is due.',
    next: 'Sign in, open your inbox and do it, or record why it cannot be done.',
  },
  overdue: {
    ...urgentTask,
    news: 'A task is overdue.',
    next: 'Sign in, open your inbox and act on it now. It is at the top.',
  },
  escalation: {
    ...urgentTask,
    news: 'Nobody has acted yet and it has been passed to you.',
    next: 'Sign in, open your inbox, and act on it or give it to somebody who can.',
  },
  'deadline-moved': {
    ...task,
    news: 'The date of a task has changed.',
    next: 'Sign in and open your inbox. The task says when it is due now, and why.',
  },
  'handover-sent': {
    ...urgentTask,
    news: 'A handover waits for your answer.',
    next: 'Sign in, open your inbox, and accept it, refuse it or ask a question.',
  },
  'handover-answered': {
    ...task,
    news: 'A handover has been answered.',
    next: 'Sign in and open your inbox to read the answer and what follows from it.',
  },
  'handover-queried': {
    ...urgentTask,
    news: 'A question has been asked about a handover. The clock has not stopped.',
    next: 'Sign in, open your inbox and answer it.',
  },
  'query-answered': {
    ...urgentTask,
    news: 'Your question about a handover has been answered.',
    next: 'Sign in, open your inbox, and accept the handover or refuse it.',
  },
  'guardian-needed': {
    ...urgentTask,
    news: 'A child needs a guardian.',
    next: 'Sign in, open your inbox and offer the guardianship to somebody.',
  },
  'guardian-offer': {
    ...urgentTask,
    news: 'You have been offered a guardianship.',
    next: 'Sign in, open your inbox, and accept or decline the offer.',
  },
  'offer-answered': {
    ...urgentTask,
    news: 'An offer of guardianship has been answered.',
    next: 'Sign in, open your inbox, and appoint the guardian or ask another.',
  },
  'guardian-appointed': {
    ...task,
    news: 'A guardian has been appointed.\nThe letter of appointment is in the service.',
    next: 'Sign in and open your inbox. The letter can be printed from there.',
  },
  'offer-withdrawn': {
    ...task,
    news: 'An offer of guardianship to you was withdrawn.',
    next: 'Nothing is needed from you.\nSign in and open your inbox to read the notice.',
  },
  'guardian-ended': {
    ...task,
    news: 'A guardianship has ended.',
    next: 'Sign in and open your inbox to read the notice.',
  },
  'email-not-accepted': {
    ...task,
    news: 'An e-mail to a colleague has not got through.\nYou are told instead.',
    next: 'Sign in, open your inbox, and see that somebody acts.\nRing the colleague if you can.',
  },
  'retention-review': {
    ...task,
    news: 'The time of a record is over.',
    next: 'Sign in, open your inbox, and decide whether it is kept.',
  },
  ...staffWordings,
  ...closingWordings,
  'catch-up': {
    ...task,
    news: 'The service could not send e-mail for a time.\nThis stands for all it owed you.',
    next: 'Sign in and open your inbox. What came late is marked so.',
  },
  'catch-up-urgent': {
    ...urgentTask,
    news: 'The service could not send e-mail for a time.\nThis stands for all it owed you.',
    next: 'Sign in, open your inbox and act now. What came late is marked so.',
  },
  'immediate-danger': {
    ...urgentTask,
    news: 'A referral reports immediate danger.',
    next: 'Sign in, open your inbox and act on it at once. It is at the top.',
  },
  digest: {
    ...task,
    news: 'Tasks wait for you.',
    next: 'Sign in and open your inbox. The most pressing task comes first.',
  },
  'data-quality-task': {
    ...task,
    news: 'Something recorded needs a person to check it.',
    next: 'Sign in, open your inbox, and correct it or confirm it.',
  },
  'emergency-access': {
    ...urgentTask,
    news: 'A record was opened under emergency access.',
    next: 'Sign in, open your inbox, and review the reason that was given.',
  },
  'emergency-review': {
    ...task,
    news: 'Emergency accesses of last week wait for your review.',
    next: 'Sign in, open your inbox, and review each of them.',
  },
  'access-alert': {
    ...task,
    news: 'Somebody has to be asked about a look at a record.',
    next: 'Sign in, open your inbox, and review it.',
  },
  'audit-checkpoint': {
    urgency: 'information',
    news: 'The checkpoint of this hour follows, signed.\nIt proves later what the trail said until now.',
    next: 'Keep this message where whoever runs the service cannot change it.\nNothing else is needed.',
  },
  ...accountWordings,
} as const satisfies Record<string, Wording>;

/** Every kind of letter the service sends. A kind says what waits, never whom it is about. */
export type LetterKind = keyof typeof wordings;
