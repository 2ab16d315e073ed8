import { randomBytes } from 'node:crypto';
import { simpleParser } from 'mailparser';

/** A letter the development mailbox caught. */
export type CaughtMail = {
  /** Sorts by time; safe as a file name. */
  readonly id: string;
  readonly at: Date;
  readonly from: string;
  /** Whom the envelope named. */
  readonly to: readonly string[];
  readonly subject: string;
  readonly text: string;
  /** The whole header block as it arrived. */
  readonly headers: string;
};

const idShape = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)(\d{3})Z-[0-9a-f]{12}$/;

/** An id from the moment of arrival and chance. */
export function newMailId(at: Date): string {
  return `${at.toISOString().replace(/[-:.]/g, '')}-${randomBytes(6).toString('hex')}`;
}

/** When a mail of this id arrived; null for anything that is not an id. */
export function arrivalOf(id: string): Date | null {
  if (!idShape.test(id)) return null;
  const at = new Date(id.replace(idShape, '$1-$2-$3T$4:$5:$6.$7Z'));
  return Number.isNaN(at.getTime()) ? null : at;
}

/** Puts the envelope in front of a raw message, as a delivering server does (RFC 9228 for Delivered-To). */
export function withEnvelope(raw: Buffer, from: string, to: readonly string[]): Buffer {
  const lines = [`Return-Path: <${from}>`, ...to.map((address) => `Delivered-To: ${address}`)];
  return Buffer.concat([Buffer.from(`${lines.join('\r\n')}\r\n`), raw]);
}

/** Reads a kept message. What cannot be parsed is still shown, as it arrived. */
export async function readMail(id: string, at: Date, raw: Buffer): Promise<CaughtMail> {
  const source = raw.toString('utf8');
  const headers = source.split(/\r?\n\r?\n/, 1)[0] ?? '';
  const to = [...headers.matchAll(/^Delivered-To: (.*?)\r?$/gm)].map((match) => match[1] ?? '');
  try {
    const mail = await simpleParser(raw);
    return {
      id,
      at,
      to,
      headers,
      from: mail.from?.text ?? '',
      subject: mail.subject ?? '',
      text: mail.text ?? '',
    };
  } catch {
    return { id, at, to, headers, from: '', subject: '', text: source };
  }
}
