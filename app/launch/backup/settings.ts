import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';

import { z } from 'zod';

import { key } from '#app/config/env-fields.ts';

import { root } from '../build.ts';

type Source = Readonly<Record<string, string | undefined>>;

export type Flags = {
  readonly data: string;
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  readonly by?: string | undefined;
  readonly 'already-sent'?: string | undefined;
};

const text = { type: 'string' } as const;

/** Reads `--data`, `--from`, `--to`, `--by` and `--already-sent`. */
export function readFlags(words: readonly string[]): Flags {
  const options = {
    data: { ...text, default: '.data' },
    from: text,
    to: text,
    by: text,
    'already-sent': text,
  };
  return parseArgs({ args: [...words], options }).values;
}

const isProduction = (source: Source): boolean => source['MODE'] === 'production';

/** The folder of a demonstration, or null in production, where each address is given. */
export const demonstration = (flags: Flags, source: Source): string | null =>
  isProduction(source) ? null : resolve(root, flags.data);

/** Where backups lie. In production that has to be said. */
export function shelfFolder(flags: Flags, source: Source): string {
  const said = source['BACKUP_FOLDER'];
  if (said) return resolve(said);
  const folder = demonstration(flags, source);
  if (folder === null) throw new Error('Set BACKUP_FOLDER to where backups lie: not on the database host.');
  return join(folder, 'backups');
}

/** The key that seals backups. It is in no backup; without it none opens. */
export function backupKey(source: Source): Buffer {
  const parsed = key.safeParse(source['BACKUP_KEY']);
  if (parsed.success) return Buffer.from(parsed.data, 'base64');
  throw new Error(
    'Set BACKUP_KEY to 32 random bytes in base64 (openssl rand -base64 32) and keep it away from the backups.',
  );
}

const required = (source: Source, name: string, what: string): string => {
  const value = source[name];
  if (!value) throw new Error(`Set ${name}: ${what}.`);
  return z.url(`${name} must be an address`).parse(value);
};

/** Who may copy the whole cluster, and who owns the service's database. */
export const productionAddresses = (source: Source) => ({
  copy: () => required(source, 'BACKUP_DATABASE_URL', 'a role with the right to replicate'),
  owner: () => required(source, 'OWNER_DATABASE_URL', 'the database, signing in as guardianship_owner'),
});
