import type { InvariantName } from '#app/domain/oversight/invariants.ts';

type Words = {
  /** What is counted. */
  readonly counted: string;
  /** What it means that there are some. */
  readonly means: string;
  readonly todo: string;
  /** Where they are listed one by one. */
  readonly list?: string;
};

const callDeveloper = 'Call whoever maintains this service at once, and say which count it is.';
const ringTheCase = 'Look at the overdue lists and ring whoever should have been told.';

/** What each count counts. All of them must be 0. */
export const invariantWords: Readonly<Record<InvariantName, Words>> = {
  'plan-differs': {
    counted: 'Running deadlines planned otherwise than their rule says',
    means: 'A reminder or an escalation may come at the wrong time or not at all.',
    todo: 'Check the date in each case by hand and tell whoever must act, then call whoever maintains this service.',
    list: '/operations/plans',
  },
  'deadline-unwatched': {
    counted: 'Running deadlines with nothing planned and nothing done',
    means: 'Nobody will be reminded of them and nobody told when they pass.',
    todo: `${callDeveloper} Until then watch the overdue lists.`,
  },
  'planned-and-late': {
    counted: 'Actions that should have been done more than 2 minutes ago',
    means: 'Reminders are late. They will come, marked late, once a worker gets to them.',
    todo: `See above that a worker runs and that its clock is right. ${ringTheCase}`,
  },
  'firing-fails': {
    counted: 'Actions that could not be done, set aside to be tried again',
    means: 'Somebody has not been told of a deadline, and may not be for a while.',
    todo: 'Each one is a task with its case: tell the people there by telephone. Then call whoever maintains this service.',
  },
  'settled-but-planned': {
    counted: 'Actions still planned for a deadline that does not run',
    means: 'Nothing will be sent for them, but a plan and its deadline disagree.',
    todo: callDeveloper,
  },
  'fired-in-silence': {
    counted: 'Actions that were done and told nobody',
    means: 'Somebody was not told, and no task says so.',
    todo: `${ringTheCase} ${callDeveloper}`,
  },
  'lease-expired': {
    counted: 'E-mails that a worker took and never finished',
    means: 'A worker died in the middle, and no other has taken over within 2 minutes.',
    todo: 'See above that a worker runs; it takes them over by itself.',
  },
  'email-too-old': {
    counted: 'E-mails owed for more than 72 hours',
    means: 'The mail server has been away for days. The notices are in the inboxes here.',
    todo: 'Have the mail server mended, and ring the people whose notices are urgent.',
  },
  'dead-without-task': {
    counted: 'E-mails given up without a task for a person',
    means: 'Somebody was not reached, and nobody was asked to ring them.',
    todo: 'Ring the people listed under “E-mails given up”, then call whoever maintains this service.',
  },
  'told-twice': {
    counted: 'People who were told the same thing twice',
    means: 'No harm by itself, but the rule that forbids it has been removed from the database.',
    todo: callDeveloper,
  },
  'told-nobody-known': {
    counted: 'Notices for people who have no account',
    means: 'Somebody who should have been told does not exist here, as after restoring a part of a backup.',
    todo: callDeveloper,
  },
  'accepted-without-attempt': {
    counted: 'E-mails said to be accepted without an attempt on record',
    means: 'An e-mail counts as sent and nothing shows that it was.',
    todo: callDeveloper,
  },
  'change-unfinished': {
    counted: 'Changes of a rule or a calendar that have not reached every deadline after an hour',
    means: 'Some deadlines still run by the old rule or the old calendar.',
    todo: `See above that a worker runs: it goes on by itself. If one does, ${callDeveloper.charAt(0).toLowerCase()}${callDeveloper.slice(1)}`,
  },
  'worker-silent': {
    counted: 'Steady tasks that no worker has done for 2 minutes',
    means: 'Nobody is reminded and no e-mail goes out. Everything is kept and follows later.',
    todo: 'Start a worker, or see why it ends: its log says so. Until then watch the overdue lists.',
  },
  'checkpoint-late': {
    counted: 'Hours without a checkpoint of the audit trail, when there are more than 2',
    means: 'Nothing outside the database would show whether the newest entries were made anew.',
    todo: 'See above that a worker runs and has done its checkpoints. If one runs, its log says why it signs nothing: it may have found that entries were changed. Then tell the data protection lead at once.',
  },
  'audit-broken': {
    counted: 'Broken links in the newest audit entries',
    means: 'Somebody may have changed what is on record.',
    todo: 'Tell the data protection lead at once and change nothing.',
  },
};

const outboxStates: Readonly<Record<string, string>> = {
  waiting: 'waiting for the hours its reader chose',
  gathered: 'told of in another e-mail',
  pending: 'owed',
  sending: 'being sent',
  accepted: 'accepted by the mail server',
  suppressed: 'not needed any more',
  dead: 'given up',
};

export const outboxWords = (state: string): string => outboxStates[state] ?? state;

const components: Readonly<Record<string, string>> = {
  fire: 'Reminders and escalations',
  send: 'Sending e-mail',
  digest: 'Daily summaries',
  recompute: 'Computing deadlines again after a change',
  reconcile: 'Checking itself',
  'plan-check': 'Computing every plan once more',
  oversee: 'Watching who looks at records',
  checkpoint: 'Signing the audit trail',
  retain: 'Clearing away',
};

export const componentWords = (name: string): string => components[name] ?? name;
