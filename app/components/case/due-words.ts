import { formatDay, formatMoment } from '#app/components/time/london.ts';
import type { EmailFate, NextStep, OpenDue, SettledDue } from '#app/domain/case/due-view.ts';
import type { LadderRole, ResponsibleRole, Source } from '#app/domain/rules/rule.ts';
import type { Wire } from '#app/domain/shared/wire.ts';

const offices = {
  guardian: 'the guardian',
  'social-worker': 'the social work team',
  'guardian-manager': 'the guardian’s manager',
  coordinator: 'the national coordinators',
  'duty-manager': 'the duty manager',
} as const satisfies Record<ResponsibleRole, string>;

/** On the guardian's side the same rungs of the ladder are other people. */
const ladder = {
  'team-manager': { guardian: 'the guardian’s manager', authority: 'the team manager of the authority' },
  'duty-manager': { guardian: 'the service manager', authority: 'the duty manager of the authority' },
  'service-manager': { guardian: 'the service manager', authority: 'the service manager' },
  coordinator: { guardian: 'the national coordinators', authority: 'the national coordinators' },
  director: { guardian: 'the director', authority: 'the director' },
} as const satisfies Record<Exclude<LadderRole, 'responsible'>, Record<'guardian' | 'authority', string>>;

export function ladderWords(role: LadderRole, responsible: ResponsibleRole): string {
  if (role === 'responsible') return offices[responsible];
  return ladder[role][responsible.startsWith('guardian') ? 'guardian' : 'authority'];
}

/** Whose it is: the person of this moment where there is one, else the office that the source names. */
export function responsibleWords(due: Wire<OpenDue>): string {
  const { responsible, responsibleLabel: label, responsibleName: name } = due;
  if (name === null) return label;
  const office = offices[responsible];
  return `${office.charAt(0).toUpperCase()}${office.slice(1)}, ${name}`;
}

/** What happens of itself next, and when. */
export function nextWords(
  step: Wire<NextStep> | null,
  due: Pick<OpenDue, 'responsible'>,
  now: string,
): string {
  if (step === null) return 'Nothing more happens of itself: everybody who can be told has been told.';
  const who = ladderWords(step.role, due.responsible);
  const late = Date.parse(step.at) <= Date.parse(now);
  const when = late ? 'within a minute' : `on ${formatMoment(step.at)}`;
  if (step.kind === 'reminder') return `A reminder goes to ${who} ${when}.`;
  if (step.kind === 'due') return `When it falls due, ${when}, ${who} will be told.`;
  return `If nobody has acted, ${who} will be told ${when}.`;
}

const told: Readonly<Record<string, string>> = {
  reminder: 'reminded',
  due: 'told that it is due',
  overdue: 'told that it is overdue',
  escalation: 'told because nobody had acted',
  'deadline-moved': 'told that its date had moved',
  'email-not-accepted': 'told because an e-mail to somebody else had not got through',
};

export const toldWords = (kind: string): string => told[kind] ?? 'told';

/** Whether the e-mail beside the notice got away, as far as anybody can know. */
export function emailWords(email: Wire<EmailFate> | null): string {
  if (email === null) return 'No e-mail was owed.';
  return `E-mail: ${withinWords(email)}${fates[email.state](email)}.`;
}

/** Which e-mail it was, when it told of several notices at once. */
function withinWords({ within }: Wire<EmailFate>): string {
  if (within === null) return '';
  return within.kind === 'digest'
    ? `in the digest of ${formatDay(within.of)}, `
    : `in one summary of what came late, of ${formatDay(within.of)}, `;
}

const fates: Readonly<Record<EmailFate['state'], (email: Wire<EmailFate>) => string>> = {
  accepted: ({ settledAt }) =>
    `accepted by the mail server${settledAt === null ? '' : ` on ${formatMoment(settledAt)}`}`,
  pending: ({ attempts, doubtful }) =>
    attempts === 0
      ? 'waiting to be sent'
      : `not accepted yet after ${times(attempts)}${doubtful ? ' (it may have arrived)' : ''}; it is tried again`,
  sending: () => 'being sent at this moment',
  waiting: ({ dueToGo }) =>
    `waits for the hours this person chose${dueToGo === null ? '' : `, until ${formatMoment(dueToGo)}`}`,
  suppressed: () =>
    'not sent, because it was no longer needed, or the person has left or has nothing to do with the case any more',
  dead: ({ attempts }) =>
    `could not be delivered after ${times(attempts)}. A person has been asked to put that right`,
};

const times = (count: number) => (count === 1 ? 'one attempt' : `${count} attempts`);

export const sourceKinds = {
  S: 'Statute',
  G: 'Official guidance',
  P: 'This service’s own default',
} as const satisfies Record<Source['kind'], string>;

export const confidenceWords = {
  high: 'High: the number is in the source.',
  medium: 'Medium: the source leaves room for another reading.',
  low: 'Low: no source gives this number, or nobody has checked it yet.',
} as const satisfies Record<OpenDue['confidence'], string>;

export const settledWords = {
  met: 'Met in time',
  'met-late': 'Met late',
  waived: 'Waived',
  cancelled: 'No longer needed',
} as const satisfies Record<SettledDue['status'], string>;
