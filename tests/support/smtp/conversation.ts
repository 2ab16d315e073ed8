import type { Socket } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { createSecureContext, TLSSocket } from 'node:tls';
import type { Certificate } from './certificate.ts';
import { createLineReader } from './lines.ts';
import { answerAt, keepsLetter, type Mode, type Stage } from './modes.ts';
import type { Envelope } from './received.ts';

export type ConversationOptions = {
  readonly mode: Mode;
  /** Milliseconds before a late answer. */
  readonly lateBy: number;
  readonly pipelining: boolean;
  /** STARTTLS is offered only with one. */
  readonly certificate: Certificate | null;
  /** Called before the answer to the final dot. */
  readonly keep: (raw: string, envelope: Envelope) => Promise<void>;
  /** Told just before and just after each answer, so that a fault can strike there. */
  readonly watch?: (stage: Stage, when: 'before' | 'after') => void;
};

/** Speaks SMTP (RFC 5321) with one client until either side hangs up. */
export async function converse(socket: Socket, options: ConversationOptions): Promise<void> {
  const conversation = new Conversation(socket, options);
  let going = await conversation.answer('greeting', '220 sink.test ESMTP');
  while (going) going = await conversation.next();
}

/** Each step answers whether the conversation goes on. */
class Conversation {
  readonly #options: ConversationOptions;
  #socket: Socket;
  #lines: ReturnType<typeof createLineReader>;
  #from = '';
  #to: string[] = [];

  constructor(socket: Socket, options: ConversationOptions) {
    this.#options = options;
    this.#socket = socket;
    this.#lines = createLineReader(socket);
  }

  async next(): Promise<boolean> {
    const line = await this.#lines.next();
    if (line === null) return false;
    const [verb = ''] = line.toUpperCase().split(' ');
    return this.#steps[verb]?.(line) ?? this.#say('500 5.5.2 Not understood');
  }

  /** Says what the mode wants said at this stage, else what was agreed. */
  async answer(stage: Stage, agreed: string): Promise<boolean> {
    this.#options.watch?.(stage, 'before');
    const going = await this.#answer(stage, agreed);
    this.#options.watch?.(stage, 'after');
    return going;
  }

  async #answer(stage: Stage, agreed: string): Promise<boolean> {
    const answer = answerAt(this.#options.mode, stage);
    if (answer === 'silence') return true;
    if (answer === 'drop') return this.#hangUp();
    if (answer === 'late') await wait(this.#options.lateBy, undefined, { ref: false });
    return this.#say(typeof answer === 'object' && answer !== null ? answer.say : agreed);
  }

  readonly #steps: Readonly<Record<string, (line: string) => boolean | Promise<boolean>>> = {
    EHLO: () => this.#say(this.#capabilities()),
    HELO: () => this.#say('250 sink.test'),
    STARTTLS: () => this.#startTls(),
    AUTH: () => this.answer('auth', '235 2.7.0 Welcome'),
    MAIL: (line) => this.#mail(line),
    RCPT: (line) => this.#rcpt(line),
    DATA: () => this.#data(),
    RSET: () => this.#say('250 2.0.0 Ok'),
    QUIT: () => this.#hangUp(),
  };

  #mail(line: string): Promise<boolean> {
    this.#from = addressIn(line);
    this.#to = [];
    return this.answer('mail', '250 2.1.0 Ok');
  }

  async #rcpt(line: string): Promise<boolean> {
    this.#to.push(addressIn(line));
    const going = await this.answer('rcpt', '250 2.1.5 Ok');
    if (answerAt(this.#options.mode, 'rcpt') !== null) this.#to = [];
    return going;
  }

  async #data(): Promise<boolean> {
    if (this.#to.length === 0) return this.#say('554 5.5.1 No valid recipients');
    if (!(await this.answer('data', '354 Go on'))) return false;
    const body: string[] = [];
    for (let line = await this.#lines.next(); line !== '.'; line = await this.#lines.next()) {
      if (line === null) return false;
      body.push(line.replace(/^\./, ''));
    }
    const envelope = { from: this.#from, to: this.#to };
    if (keepsLetter(this.#options.mode)) await this.#options.keep(`${body.join('\r\n')}\r\n`, envelope);
    return this.answer('dot', '250 2.0.0 Kept');
  }

  async #startTls(): Promise<boolean> {
    const { certificate, mode } = this.#options;
    if (certificate === null) return this.#say('502 5.5.1 No TLS here');
    const answer = answerAt(mode, 'tls');
    const going = await this.answer('tls', '220 2.0.0 Go ahead');
    if (answer === 'garbage') return this.#say('this is no handshake');
    if (answer !== null) return going;
    this.#lines.stop();
    const secureContext = createSecureContext({ key: certificate.key, cert: certificate.pem });
    const plain = this.#socket;
    this.#socket = new TLSSocket(plain, { isServer: true, secureContext });
    this.#socket.on('error', () => plain.destroy());
    this.#lines = createLineReader(this.#socket);
    return true;
  }

  #capabilities(): string {
    const { pipelining, certificate } = this.#options;
    const offers = ['sink.test', 'SIZE 1000000', 'DSN', 'AUTH PLAIN LOGIN'];
    if (pipelining) offers.push('PIPELINING');
    if (certificate !== null && !(this.#socket instanceof TLSSocket)) offers.push('STARTTLS');
    return offers.map((offer, i) => `250${i === offers.length - 1 ? ' ' : '-'}${offer}`).join('\r\n');
  }

  #say(text: string): true {
    if (this.#socket.writable) this.#socket.write(`${text.replace('{to}', this.#to[0] ?? 'nobody')}\r\n`);
    return true;
  }

  #hangUp(): false {
    this.#socket.destroy();
    return false;
  }
}

function addressIn(line: string): string {
  return /<([^>]*)>/.exec(line)?.[1] ?? '';
}
