/** What the sink does at one point of a conversation instead of agreeing: say something else, say nothing, or hang up. */
export type Answer = { readonly say: string } | 'silence' | 'drop' | 'garbage' | 'late';

export type Stage = 'greeting' | 'tls' | 'auth' | 'mail' | 'rcpt' | 'data' | 'dot';

/** Refusals quote the recipient back, as real servers do, so that a test can see whether it leaks. */
export const modes = {
  ok: {},
  'silent greeting': { greeting: 'silence' },
  'drop before greeting': { greeting: 'drop' },
  '421 greeting': { greeting: { say: '421 4.3.2 Too busy for {to}' } },
  '554 greeting': { greeting: { say: '554 5.7.1 No mail from you' } },
  'TLS refused': { tls: { say: '454 4.7.0 TLS not available' } },
  'TLS garbage': { tls: 'garbage' },
  'TLS drop': { tls: 'drop' },
  'auth failure': { auth: { say: '535 5.7.8 Wrong password for {to}' } },
  'auth unavailable': { auth: { say: '454 4.7.0 Cannot check now' } },
  '530 MAIL': { mail: { say: '530 5.7.0 Sign in first' } },
  '553 sender': { mail: { say: '553 5.1.8 Sender domain not found' } },
  '450 RCPT': { rcpt: { say: '450 4.2.0 <{to}>: greylisted' } },
  '452 RCPT': { rcpt: { say: '452 4.2.2 <{to}>: mailbox full' } },
  '550 RCPT': { rcpt: { say: '550 5.1.1 <{to}>: user unknown' } },
  '550 RCPT bare': { rcpt: { say: '550 <{to}> unknown' } },
  '554 relaying': { rcpt: { say: '554 5.7.1 <{to}>: relay access denied' } },
  'drop before DATA': { data: 'drop' },
  '451 after dot': { dot: { say: '451 4.3.0 Try {to} again' } },
  '452 after dot': { dot: { say: '452 4.3.1 Disk full' } },
  '552 after dot': { dot: { say: '552 5.2.2 <{to}>: over quota' } },
  '554 policy after dot': { dot: { say: '554 5.7.1 Looks like spam for {to}' } },
  '421 after dot': { dot: { say: '421 4.3.2 Shutting down' } },
  'accept then drop': { dot: 'drop' },
  'late 250': { dot: 'late' },
} as const satisfies Record<string, Partial<Record<Stage, Answer>>>;

/** How one connection to the sink goes. A refused connection is not a mode: see `Sink.refuse`. */
export type Mode = keyof typeof modes;

export function answerAt(mode: Mode, stage: Stage): Answer | null {
  const script: Partial<Record<Stage, Answer>> = modes[mode];
  return script[stage] ?? null;
}

/** True when the sink keeps the letter although the sender may never hear of it. */
export function keepsLetter(mode: Mode): boolean {
  const answer = answerAt(mode, 'dot');
  return answer === null || answer === 'drop' || answer === 'late';
}
