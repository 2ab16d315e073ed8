import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

import type { EmailKind } from '#app/domain/notice/delivery-class.ts';
import { letterFor } from '#app/mail/letter.ts';
import { letterKind } from '#jobs/handlers/post-letter.ts';
import type { CaughtMail } from '../mailbox/mailbox.ts';
import type { Stage } from './stage.ts';

/** An e-mail as it went over SMTP, and what is wrong with it: nothing, if all is well. */
export type Letter = {
  readonly id: string;
  readonly to: readonly string[];
  readonly subject: string;
  readonly messageId: string;
  readonly text: string;
  readonly kind: string;
  readonly faults: readonly string[];
};

const read = new WeakMap<CaughtMail, Letter>();

/** Every e-mail the mail server took so far, oldest first, each checked against what was owed. */
export async function readLetters(stage: Stage): Promise<readonly Letter[]> {
  const letters: Letter[] = [];
  for (const mail of stage.mailbox.messages().toReversed()) {
    const letter = read.get(mail) ?? (await inspect(stage, mail));
    read.set(mail, letter);
    letters.push(letter);
  }
  return letters;
}

async function inspect(stage: Stage, mail: CaughtMail): Promise<Letter> {
  const messageId = /^Message-ID: <(.+?)>/im.exec(mail.headers)?.[1] ?? '';
  const owed = await stage.owner.outbox.findUnique({
    where: { messageId: messageId.split('@')[0] ?? '' },
    include: { user: { select: { email: true } } },
  });
  const { id, to, subject, text } = mail;
  const letter = { id, to, subject, messageId, text: text.trim(), kind: owed?.kind ?? 'unknown' };
  const leaks = leaksIn(
    await readFile(join(stage.mailFolder, `${id}.eml`), 'utf8'),
    mail,
    stage.story.canaries,
  );
  if (owed === null) return { ...letter, faults: ['nobody owed this e-mail', ...leaks] };
  return { ...letter, faults: [...differences(stage, letter, owed), ...leaks] };
}

type Owed = { readonly kind: string; readonly urgent: boolean; readonly user: { readonly email: string } };

function differences({ origin }: Stage, letter: Omit<Letter, 'faults'>, owed: Owed): readonly string[] {
  const due = letterFor(letterKind(owed.kind as EmailKind, owed.urgent), {
    origin,
    count: countIn(letter.text),
  });
  return [
    ...(letter.to.join() === owed.user.email
      ? []
      : [`it went to ${letter.to.join()}, not to ${owed.user.email}`]),
    ...(letter.subject === due.subject ? [] : [`its subject is "${letter.subject}"`]),
    ...(letter.text === due.text.trim() ? [] : ['its text is not that of its kind']),
  ];
}

/** How many tasks a digest says it stands for; the ledger knows which notices it told of. */
const countIn = (text: string) => Number(/Digest: (\d+) tasks? wait/.exec(text)?.[1] ?? 0);

/** Looks for the child's words in the message as it travelled and as a reader sees it: a handover is not Dover. */
function leaksIn(raw: string, { text, subject }: CaughtMail, canaries: readonly string[]): readonly string[] {
  const views = [raw, text, subject, unfolded(raw), decoded(raw)];
  return canaries
    .filter((canary) => views.some((view) => new RegExp(`(?<!\\p{L})${literal(canary)}`, 'iu').test(view)))
    .map((canary) => `it carries the child's "${canary}"`);
}

const literal = (text: string) => text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');

/** Quoted-printable, with its soft line ends taken out. */
const unfolded = (raw: string) =>
  raw
    .replace(/=\r?\n/g, '')
    .replace(/=([0-9A-F]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));

/** Whatever may be base64, read as text. */
const decoded = (raw: string) =>
  (raw.match(/[\w+/-]{12,}={0,2}/g) ?? [])
    .map((run) => Buffer.from(run, 'base64').toString('utf8'))
    .join('\n');
