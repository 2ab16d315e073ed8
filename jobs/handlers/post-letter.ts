import type { EmailKind } from '#app/domain/notice/delivery-class.ts';
import { letterFor, type LetterKind } from '#app/mail/letter.ts';
import type { Mailer } from '#app/mail/mailer.ts';
import type { Post } from '#app/usecases/notice/send-owed.server.ts';

/** Writes the letter of a notice and makes one attempt to post it. The letter knows no child, so it can tell of none. */
export function postLetters(
  mailer: Pick<Mailer, 'send'>,
  letterhead: { readonly origin: string; readonly helpLine: string | null },
  alert: (reason: string) => void,
): Post {
  const { origin, helpLine } = letterhead;
  return async ({ to, kind, urgent, messageId, ...carried }) => {
    const letter = letterFor(letterKind(kind, urgent), {
      origin,
      ...carried,
      ...(helpLine === null ? {} : { helpLine }),
    });
    const outcome = await mailer.send({
      to,
      subject: letter.subject,
      text: letter.text,
      messageId,
      urgent: urgent || letter.urgent,
    });
    if (outcome.kind === 'accepted') return { kind: 'accepted', reason: `reply-${String(outcome.reply)}` };
    if (outcome.alert) alert(outcome.reason);
    return { kind: outcome.kind, reason: outcome.reason };
  };
}

/** A summary that holds anything mandatory says so on the envelope. */
export const letterKind = (kind: EmailKind, urgent: boolean): LetterKind =>
  kind === 'catch-up' && urgent ? 'catch-up-urgent' : kind;
