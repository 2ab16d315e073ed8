import { join } from 'node:path';

import type { DatabaseUrls } from './databases.ts';
import type { Secrets } from './secrets.ts';

export interface Addresses {
  readonly port: number;
  readonly origin: string;
  readonly smtpUrl: string;
  readonly mailboxUrl: string;
}

const ours =
  /^(MODE|DATABASE_URL|QUEUE_DATABASE_URL|REDIS_URL|SMTP_URL|ORIGIN|PORT|HOST|AUDIT_CHECKPOINT_FILE|\w+_KEY|\w+_KEYS_OLD|\w+_SECRET)$/;

/** What both processes are told; settings meant for production in this shell do not leak in. */
function shared(urls: DatabaseUrls, addresses: Addresses): NodeJS.ProcessEnv {
  const inherited = Object.entries(process.env).filter(([name]) => !ours.test(name));
  return {
    ...Object.fromEntries(inherited),
    NODE_ENV: 'production',
    MODE: 'embedded',
    QUEUE_DATABASE_URL: urls.queue,
    ORIGIN: addresses.origin,
    MAILBOX_URL: addresses.mailboxUrl,
  };
}

export function webEnvironment(
  urls: DatabaseUrls,
  secrets: Secrets,
  addresses: Addresses,
): NodeJS.ProcessEnv {
  return {
    ...shared(urls, addresses),
    DATABASE_URL: urls.web,
    PORT: String(addresses.port),
    MASTER_KEY: secrets.MASTER_KEY,
    INDEX_KEY: secrets.INDEX_KEY,
    SESSION_SECRET: secrets.SESSION_SECRET,
  };
}

/** The worker may read nothing sealed, so it gets no key to it. */
export function workerEnvironment(
  urls: DatabaseUrls,
  secrets: Secrets,
  addresses: Addresses,
  directory: string,
): NodeJS.ProcessEnv {
  return {
    ...shared(urls, addresses),
    DATABASE_URL: urls.worker,
    SMTP_URL: addresses.smtpUrl,
    MAIL_FROM: 'Guardianship service <guardianship@example.org>',
    AUDIT_KEY: secrets.AUDIT_KEY,
    AUDIT_CHECKPOINT_FILE: join(directory, 'audit-checkpoints.txt'),
  };
}
