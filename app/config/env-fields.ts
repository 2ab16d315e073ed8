import { isAbsolute } from 'node:path';
import { z } from 'zod';

const missing = 'is missing';

const isUrl = (text: string, protocols: readonly string[]): boolean =>
  URL.canParse(text) && protocols.includes(new URL(text).protocol);

const url = (...protocols: readonly string[]) =>
  z.string(missing).refine((text) => isUrl(text, protocols), `must be a ${protocols.join(' or ')}// URL`);

export const mode = z.enum(['embedded', 'production'], 'must be embedded or production');
export const postgresUrl = url('postgres:', 'postgresql:');
export const redisUrl = url('redis:', 'rediss:');
export const smtpUrl = url('smtp:', 'smtps:');
export const mailFrom = z
  .string(missing)
  .regex(/^[^\r\n]*[^\s@]+@[^\s@]+$|^[^\r\n]*<[^\s@]+@[^\s@]+>$/u, 'must be an e-mail address');
export const logLevel = z
  .enum(['fatal', 'error', 'warn', 'info', 'debug', 'silent'], 'must be a log level')
  .default('info');
export const port = z.coerce.number().int().min(0).max(65_535, 'must be a port').default(3000);

/** How long a worker's claim on an e-mail holds. Too short, and slow answers become repeats; too long, and a dead worker's are late. */
export const leaseSeconds = z.coerce
  .number('must be a number of seconds')
  .int()
  .min(6, 'must be at least 6')
  .max(600, 'must be at most 600')
  .default(90);

/** `1` holds a process still whatever the database says, for the first start after a restore. */
export const hold = z.enum(['0', '1'], 'must be 0 or 1').default('0');

/** The number of proxies in front; each adds one address that may be believed. */
export const hops = z.coerce.number('must be a number of proxies').int().min(0).max(10).default(0);

/** Scheme and host, and nothing else: what a browser sends as Origin is compared with it letter by letter. */
export const origin = url('http:', 'https:').refine(
  (text) => URL.canParse(text) && new URL(text).origin === text,
  'must be only scheme, host and port, such as https://guardianship.example',
);

/** A file by its whole address, so that it does not depend on where a process is started. */
export const absolutePath = z
  .string(missing)
  .refine((text) => isAbsolute(text), 'must be the whole path of a file, from the root');

const keyBytes = 32;

/** 32 random bytes in base64. */
export const key = z
  .string(missing)
  .refine((text) => Buffer.from(text, 'base64').length === keyBytes, 'must be 32 random bytes in base64');

/** Any number of keys with commas between them; none when it is missing. */
export const oldKeys = z
  .string()
  .default('')
  .transform((text) => text.split(',').flatMap((one) => (one.trim() === '' ? [] : [one.trim()])))
  .refine(
    (keys) => keys.every((one) => key.safeParse(one).success),
    'must be 32 random bytes in base64 each',
  );

const here = ['localhost', '127.0.0.1', '[::1]', ''];

/** Whether an address leads to this very host, or says that the way is encrypted and the other end's certificate checked. */
export function isSafeWay(address: string): boolean {
  if (!URL.canParse(address)) return true;
  const { protocol, hostname, searchParams } = new URL(address);
  if (here.includes(hostname)) return true;
  if (/^rediss?:$/u.test(protocol)) return protocol === 'rediss:';
  return !/^postgres(?:ql)?:$/u.test(protocol) || searchParams.get('sslmode') === 'verify-full';
}

/** A secret that this process must be kept from. */
export const forbidden = z.never('must not be given to the worker').optional();

const fewest = 12;

/** A key whose bytes hardly differ was typed, not drawn; no real one comes near. */
export function isWellKnown(text: string | undefined): boolean {
  if (!text) return false;
  const bytes = Buffer.from(text, 'base64');
  if (bytes.length !== keyBytes) return false;
  const words = /example|secret|changeme|change-me|password|default|demo/iu;
  return new Set(bytes).size < fewest || words.test(bytes.toString('latin1')) || words.test(text);
}
