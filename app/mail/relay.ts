/** The mail server that letters are handed to. */
export type Relay = {
  readonly host: string;
  readonly port: number;
  /** TLS from the first byte (`smtps:`), as against STARTTLS. */
  readonly secure: boolean;
  /** On this host, so that the connection crosses no network. */
  readonly loopback: boolean;
  readonly auth: { readonly user: string; readonly pass: string } | null;
};

/**
 * Reads an SMTP address such as `smtps://user:password@relay.example:465`.
 * Anything after the port is refused, because the mail library would let it switch certificate checks off.
 * Throws a TypeError that never repeats the address, which holds a password.
 */
export function relayAt(smtpUrl: string): Relay {
  const url = URL.parse(smtpUrl);
  const defaultPort = url === null ? undefined : defaultPorts[url.protocol];
  if (url === null || defaultPort === undefined || url.hostname === '')
    throw new TypeError('The SMTP address must look like smtp://host:port or smtps://host:port.');
  if (!/^\/?$/.test(url.pathname + url.search + url.hash))
    throw new TypeError('The SMTP address must end after the port: no path and no options.');
  const host = url.hostname.replace(/^\[(.*)\]$/, '$1');
  return {
    host,
    port: Number(url.port) || defaultPort,
    secure: url.protocol === 'smtps:',
    loopback: isLoopback(host),
    auth: url.username === '' ? null : { user: decode(url.username), pass: decode(url.password) },
  };
}

/** RFC 6409 and RFC 8314. */
const defaultPorts: Readonly<Record<string, number>> = { 'smtp:': 587, 'smtps:': 465 };

function isLoopback(host: string): boolean {
  return host.toLowerCase() === 'localhost' || host === '::1' || /^127(\.\d{1,3}){3}$/.test(host);
}

function decode(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    throw new TypeError('The SMTP user name or password is not correctly percent-encoded.');
  }
}
