import { concernsUs } from './refusal.ts';

/**
 * What is known after a failed attempt. Transient and permanent both mean surely not accepted;
 * unknown means the letter may have arrived, so the next attempt may be a repeat.
 */
export type FailureKind = 'transient' | 'permanent' | 'unknown';

export type FailureReason =
  | 'address-unusable'
  | 'recipient-refused'
  | 'message-refused'
  | 'deferred'
  | 'relay-refuses-us'
  | 'authentication-failed'
  | 'tls-failed'
  | 'name-not-resolved'
  | 'envelope-refused'
  | 'connection-refused'
  | 'unreachable'
  | 'connect-timeout'
  | 'greeting-timeout'
  | 'answer-timeout'
  | 'connection-lost'
  | 'cut-off'
  | 'unrecognised';

export type Failure = {
  readonly kind: FailureKind;
  readonly reason: FailureReason;
  /** The three digits the server answered with, if it did. */
  readonly reply: number | null;
  /** The enhanced status (RFC 3463) such as `5.1.1`, if it gave one. */
  readonly status: string | null;
  /** True when an operator has to mend something: every letter will fail alike until then. */
  readonly alert: boolean;
};

type Verdict = readonly [kind: FailureKind, reason: FailureReason, alert: boolean];

/** The parts of a mail library error that are safe to read: codes and digits, never a message or an address. */
type Fault = {
  readonly code: string;
  readonly cause: string;
  readonly command: string;
  readonly timeout: string;
  readonly syscall: string;
  readonly reply: number | null;
  readonly status: string | null;
};

/**
 * Judges why a letter was not accepted. The list of what counts as surely not accepted is closed,
 * after RFC 5321 4.2 and RFC 1047; whatever is not on it is unknown. Never throws and repeats no text.
 */
export function classify(error: unknown): Failure {
  const fault = read(error);
  const [kind, reason, alert] = byCode(fault) ?? byReply(fault) ?? byTransport(fault);
  return { kind, reason, reply: fault.reply, status: fault.status, alert };
}

/** Stages that end before any letter is offered, whatever the server answered. */
function byCode({ code, cause }: Fault): Verdict | null {
  if (code === 'EAUTH') return ['transient', 'authentication-failed', true];
  if (code === 'ETLS' || certificateFaults.has(cause)) return ['transient', 'tls-failed', true];
  if (code === 'EDNS') return ['transient', 'name-not-resolved', true];
  return null;
}

function byReply({ reply, status, command }: Fault): Verdict | null {
  if (reply === null || reply < 400) return null;
  if (reply < 500) return ['transient', 'deferred', false];
  const stage = refusals.get(command);
  return stage === undefined || concernsUs(reply, status) ? ['transient', 'relay-refuses-us', true] : stage;
}

/** The only stages at which a server judges the recipient or the letter, by the mail library's names. */
const refusals: ReadonlyMap<string, Verdict> = new Map([
  ['RCPT TO', ['permanent', 'recipient-refused', false]],
  ['DATA', ['permanent', 'message-refused', false]],
]);

/** A connection lost, or TLS broken, looks the same before the letter and after its final dot: always unknown. */
function byTransport({ code, cause, syscall, timeout }: Fault): Verdict {
  if (code === 'ETIMEDOUT') return timeouts.get(timeout) ?? ['unknown', 'answer-timeout', false];
  if (cause === 'ECONNREFUSED') return refused;
  if (syscall === 'connect') return ['transient', 'unreachable', false];
  if (cause.startsWith('ERR_SSL_')) return ['unknown', 'tls-failed', true];
  return faults.get(code) ?? ['unknown', 'unrecognised', true];
}

const refused: Verdict = ['transient', 'connection-refused', false];

const faults: ReadonlyMap<string, Verdict> = new Map([
  ['EENVELOPE', ['transient', 'envelope-refused', true]],
  ['ECONNREFUSED', refused],
  ['EABORT', ['unknown', 'cut-off', false]],
  ['ECONNECTION', ['unknown', 'connection-lost', false]],
  ['ESOCKET', ['unknown', 'connection-lost', false]],
]);

/** Timers that end before the first SMTP command, by the mail library's own name for them. */
const timeouts: ReadonlyMap<string, Verdict> = new Map([
  ['CONNECT_TIMEOUT', ['transient', 'connect-timeout', false]],
  ['GREETING_TIMEOUT', ['transient', 'greeting-timeout', false]],
  ['UPGRADE_TIMEOUT', ['transient', 'tls-failed', true]],
]);

/** Raised by Node.js only while a certificate is being judged, before anything is sent (nodejs.org, tls). */
const certificateFaults: ReadonlySet<string> = new Set([
  'CERT_HAS_EXPIRED',
  'CERT_NOT_YET_VALID',
  'CERT_REVOKED',
  'CERT_REJECTED',
  'CERT_SIGNATURE_FAILURE',
  'CERT_UNTRUSTED',
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'ERR_TLS_CERT_ALTNAME_INVALID',
  'HOSTNAME_MISMATCH',
  'INVALID_CA',
  'INVALID_PURPOSE',
  'SELF_SIGNED_CERT_IN_CHAIN',
  'UNABLE_TO_GET_ISSUER_CERT',
  'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
]);

function read(error: unknown): Fault {
  const fields = typeof error === 'object' && error !== null ? (error as Record<string, unknown>) : {};
  const text = (name: string): string => (typeof fields[name] === 'string' ? fields[name] : '');
  const reply = fields['responseCode'];
  return {
    code: text('code'),
    cause: text('originalCode'),
    command: text('command'),
    timeout: text('timeoutType'),
    syscall: text('syscall'),
    reply: typeof reply === 'number' && reply >= 200 && reply <= 599 ? reply : null,
    status: /^\d{3}[ -]([245]\.\d{1,3}\.\d{1,3})(?!\d)/.exec(text('response'))?.[1] ?? null,
  };
}
