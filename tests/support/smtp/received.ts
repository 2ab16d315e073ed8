import { simpleParser } from 'mailparser';
import type { Mode } from './modes.ts';

/** One letter the sink took charge of: its own book, to be held against the sender's. */
export type Received = {
  readonly from: string;
  readonly to: readonly string[];
  /** Lower-case names; folding and encoded words undone. */
  readonly headers: ReadonlyMap<string, string>;
  readonly subject: string;
  readonly text: string;
  /** With its angle brackets. */
  readonly messageId: string;
  readonly raw: string;
  readonly at: Date;
  readonly mode: Mode;
};

export type Envelope = { readonly from: string; readonly to: readonly string[] };

/** Reads a raw letter. Header values that carry structure are given as they stood on the wire. */
export async function receive(raw: string, envelope: Envelope, mode: Mode, at: Date): Promise<Received> {
  const mail = await simpleParser(raw);
  const headers = new Map(
    mail.headerLines.map(({ key, line }) => [
      key,
      line
        .slice(key.length + 1)
        .replace(/\r?\n[ \t]+/g, ' ')
        .trim(),
    ]),
  );
  return {
    ...envelope,
    headers,
    subject: mail.subject ?? '',
    text: mail.text ?? '',
    messageId: mail.messageId ?? '',
    raw,
    at,
    mode,
  };
}
