import { createTransport, type SendMailOptions, type SMTPTransportOptions } from 'nodemailer';
import { usualLease } from '#app/domain/deadline/lease.ts';
import { addressWithin, isPlainAddress } from './address.ts';
import { classify, type Failure } from './classify.ts';
import { relayAt } from './relay.ts';

export type Email = {
  /** One bare address. */
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  /** The same on every attempt, so that a repeat can be recognised: a key, or a whole `<key@domain>`. */
  readonly messageId: string;
  readonly urgent: boolean;
};

/** What one attempt came to. Codes only: no address and nothing the server said in words. */
export type SendOutcome = { readonly kind: 'accepted'; readonly reply: number } | Failure;

export type Mailer = {
  /** Makes one attempt, on a connection of its own, and never rejects. */
  send(email: Email): Promise<SendOutcome>;
  /** Ends attempts still under way; each reports unknown. */
  close(): void;
};

/** All in milliseconds. `whole` bounds an attempt against a server that keeps answering slowly. */
export type MailerTimeouts = {
  readonly connection: number;
  readonly greeting: number;
  readonly socket: number;
  readonly whole: number;
};

export type MailerSettings = {
  /** `Name <address>` or a bare address; undeliverable notices go there. */
  readonly from: string;
  /** Right-hand side of every Message-ID, and the name this host greets with. */
  readonly messageIdDomain: string;
  readonly timeouts?: Partial<MailerTimeouts>;
  /** PEM of the authority that signed the relay's certificate, where it is not a public one. */
  readonly ca?: string;
  /** TLS even to a relay on this host; to any other host it is always required. */
  readonly insistOnTls?: boolean;
};

/** An attempt that takes at most so many milliseconds, shared out among its parts: 10, 10 and 30 s of 75. */
export function timeoutsWithin(whole: number): MailerTimeouts {
  return { connection: (whole * 2) / 15, greeting: (whole * 2) / 15, socket: (whole * 2) / 5, whole };
}

/** Within the sender's usual lease. */
const defaultTimeouts = timeoutsWithin(usualLease.attemptSeconds * 1_000);

/** Makes the one object that talks SMTP. Throws a TypeError on an unusable address, sender or domain. */
export function createMailer(smtpUrl: string, settings: MailerSettings): Mailer {
  const sender = addressWithin(settings.from);
  if (sender === null) throw new TypeError('The sender must be one e-mail address, with or without a name.');
  if (!/^[a-z0-9.-]+$/i.test(settings.messageIdDomain))
    throw new TypeError('The Message-ID domain must be a host name.');
  const timeouts = { ...defaultTimeouts, ...settings.timeouts };
  const transport = createTransport(transportOptions(smtpUrl, settings, timeouts));
  const underWay = new Set<AbortController>();
  let closed = false;

  async function attempt(email: Email): Promise<SendOutcome> {
    const message = compose(email, settings, sender ?? '');
    const cutOff = new AbortController();
    const timer = setTimeout(() => {
      cutOff.abort();
    }, timeouts.whole);
    underWay.add(cutOff);
    if (closed) cutOff.abort();
    try {
      const { response } = await transport.sendMail({ ...message, signal: cutOff.signal });
      return { kind: 'accepted', reply: Number(/^2\d\d/.exec(response)?.[0] ?? 250) };
    } finally {
      clearTimeout(timer);
      underWay.delete(cutOff);
    }
  }

  return {
    async send(email) {
      if (!isPlainAddress(email.to)) return unusable;
      return attempt(email).catch(classify);
    },
    close() {
      closed = true;
      for (const cutOff of underWay) cutOff.abort();
      transport.close();
    },
  };
}

const unusable: Failure = {
  kind: 'permanent',
  reason: 'address-unusable',
  reply: null,
  status: null,
  alert: false,
};

/** No pool: a pooled connection that drops would resend by itself, outside our records. */
function transportOptions(
  smtpUrl: string,
  settings: MailerSettings,
  timeouts: MailerTimeouts,
): SMTPTransportOptions {
  const { host, port, secure, loopback, auth } = relayAt(smtpUrl);
  const startTls = !secure && (!loopback || settings.insistOnTls === true);
  return {
    host,
    port,
    secure,
    requireTLS: startTls,
    ignoreTLS: !secure && !startTls,
    tls: { minVersion: 'TLSv1.2', ...(settings.ca === undefined ? {} : { ca: settings.ca }) },
    ...(auth === null ? {} : { auth: { ...auth } }),
    name: settings.messageIdDomain,
    connectionTimeout: timeouts.connection,
    greetingTimeout: timeouts.greeting,
    socketTimeout: timeouts.socket,
    dnsTimeout: timeouts.connection,
    maxRecipients: 1,
    disableFileAccess: true,
    disableUrlAccess: true,
  };
}

/** Marked as automatic (RFC 3834) so that no absence notice answers it; bounces are still wanted. */
function compose(email: Email, { from, messageIdDomain }: MailerSettings, sender: string): SendMailOptions {
  const messageId = wholeMessageId(email.messageId, messageIdDomain);
  return {
    from,
    to: { name: '', address: email.to },
    envelope: { from: sender, to: [email.to] },
    subject: email.subject,
    text: email.text,
    messageId: `<${messageId}>`,
    dsn: { id: messageId, notify: ['failure', 'delay'], return: 'headers' },
    headers: {
      'Auto-Submitted': 'auto-generated',
      'X-Auto-Response-Suppress': 'OOF, AutoReply',
      'Content-Language': 'en-GB',
    },
    ...(email.urgent ? { priority: 'high' } : {}),
  };
}

/** A stored whole id is kept as it is, even when the domain has been configured anew since. */
function wholeMessageId(messageId: string, domain: string): string {
  const bare = messageId.replace(/^<(.*)>$/, '$1');
  const whole = bare.includes('@') ? bare : `${bare}@${domain}`;
  if (!/^[\w.+-]{1,120}@[\w.-]{1,253}$/.test(whole))
    throw new TypeError('A Message-ID must be short and plain.');
  return whole;
}
