import { wordings, type LetterKind, type Urgency } from './wording.ts';

export type { LetterKind } from './wording.ts';

/** What a letter may know. There is nothing here about a child, a case or the reader, so nothing can leak. */
export type LetterFacts = {
  /** Address of this service; only its scheme, host and port are used. */
  readonly origin: string;
  /** How many tasks a digest stands for; ignored by every other kind. */
  readonly count?: number;
  /** Lines that go with the letter as they are: a checkpoint of the audit trail and nothing else. */
  readonly enclosed?: readonly string[];
  /** The secret of a link to choose a password, for the letters that carry one. */
  readonly secret?: string;
  /** Telephone number that is answered when the service cannot be opened. */
  readonly helpLine?: string;
};

export type Letter = { readonly subject: string; readonly text: string; readonly urgent: boolean };

/** One subject for each urgency, so that a lock screen or a shared mailbox tells nothing more. */
const subjects = {
  urgent: 'Urgent: please open the guardianship service now',
  routine: 'Please open the guardianship service',
  information: 'From the guardianship service, for your information',
} as const satisfies Record<Urgency, string>;

const nothingPersonal =
  'To protect children, this message names nobody.\nPlease do not reply: replies are not read.';

/** Writes the plain-text letter for one kind of news. Throws a TypeError when the origin is not a web address. */
export function letterFor(kind: LetterKind, facts: LetterFacts): Letter {
  const { origin, count, enclosed, secret, helpLine } = facts;
  const { urgency, news, next } = wordings[kind];
  const paragraphs = [
    kind === 'digest' ? digestNews(count) : news,
    ...(enclosed === undefined ? [] : [enclosed.join('\n')]),
    `What to do:\n${next}`,
    secret === undefined ? inboxLink(origin) : passwordLink(origin, secret),
    ...(urgency === 'urgent' ? ['If anybody is in danger now, ring 999 first.'] : []),
    help(helpLine),
    nothingPersonal,
  ];
  return { subject: subjects[urgency], text: `${paragraphs.join('\n\n')}\n`, urgent: urgency === 'urgent' };
}

function digestNews(count: number | undefined): string {
  if (count === undefined || !Number.isSafeInteger(count) || count < 1) return 'Tasks wait for you.';
  return count === 1 ? 'Digest: 1 task waits for you.' : `Digest: ${String(count)} tasks wait for you.`;
}

/** The inbox and never a deeper page: an address with an identifier in it would outlive the letter in logs and histories. */
const inboxLink = (origin: string): string => `${siteAt(origin)}/inbox`;

/** Opening it changes nothing, so that a mail filter that looks at every address does not use it up. */
function passwordLink(origin: string, secret: string): string {
  if (!/^[\w-]{43}$/.test(secret)) throw new TypeError('Not the secret of a link.');
  return `${siteAt(origin)}/choose-password?link=${secret}`;
}

function siteAt(origin: string): string {
  const { protocol, host } = new URL(origin);
  if (protocol !== 'https:' && protocol !== 'http:') throw new TypeError('The origin is not a web address.');
  return `${protocol}//${host}`;
}

/** A help line that does not look like a telephone number is left out: the letter must go out, and carry no free text. */
function help(helpLine: string | undefined): string {
  const known = helpLine !== undefined && /^[+\d][\d ()]{2,24}$/.test(helpLine) ? helpLine : null;
  return `If you cannot open the service, ring ${known ?? "your organisation's duty coordinator"}.`;
}
