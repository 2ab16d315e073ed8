import type { InvariantName } from '#app/domain/oversight/invariants.ts';

/** What each count counts. All of them must be 0. */
export const invariantWords = {
  'plan-differs': 'Running deadlines whose own moment is not planned',
  'planned-and-late': 'Actions that should have been done more than 2 minutes ago',
  'firing-fails': 'Actions that could not be done, set aside to be tried again',
  'settled-but-planned': 'Actions still planned for a deadline that is settled',
  'fired-in-silence': 'Actions that were done and told nobody',
  'lease-expired': 'E-mails that a worker took and never finished',
  'email-too-old': 'E-mails owed for more than 72 hours',
  'dead-without-task': 'E-mails given up without a task for a person',
  'told-twice': 'People who were told the same thing twice',
  'accepted-without-attempt': 'E-mails said to be accepted without an attempt on record',
  'worker-silent': 'Tasks of the worker that have not been heard from for 2 minutes',
  'audit-broken': 'Broken links in the newest audit entries',
} as const satisfies Record<InvariantName, string>;

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
  'plan-check': 'Computing every plan once more',
  retain: 'Clearing away',
  reconcile: 'Checking itself',
};

export const componentWords = (name: string): string => components[name] ?? name;
