import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { access, chown, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';

import type { ServerAccount } from './account.ts';
import type { Binaries } from './binaries.ts';

/** Data of another major version must be carried over by hand, so each has a folder of its own. */
export const majorVersion = '18';

/** The administrator's password, made once and kept beside the data, readable by its owner only. */
export async function adminPassword(directory: string): Promise<string> {
  const file = join(directory, 'admin-password');
  const kept = await readFile(file, 'utf8').catch(() => undefined);
  if (kept) return kept;
  const password = randomBytes(24).toString('base64url');
  await writeFile(file, password, { mode: 0o600 });
  return password;
}

/** Returns the cluster's folder inside `home`, filling it first if need be. Half a cluster is never taken for one. */
export async function initialised(
  binaries: Binaries,
  home: string,
  account: ServerAccount,
  password: string,
): Promise<string> {
  const folder = join(home, majorVersion);
  if (await exists(join(folder, 'PG_VERSION'))) return folder;
  const unfinished = `${folder}.unfinished`;
  await rm(unfinished, { recursive: true, force: true });
  await runInitdb(binaries, unfinished, account, password);
  await rename(unfinished, folder);
  return folder;
}

async function runInitdb(
  binaries: Binaries,
  folder: string,
  account: ServerAccount,
  password: string,
): Promise<void> {
  const passwordFile = `${folder}.password`;
  try {
    await writeFile(passwordFile, password, { mode: 0o600 });
    if (account) await chown(passwordFile, account.uid, account.gid);
    await promisify(execFile)(binaries.initdb, initdbFlags(folder, passwordFile), { ...account, cwd: '/' });
  } finally {
    await rm(passwordFile, { force: true });
  }
}

/** Sorting and case follow PostgreSQL's own C.UTF-8, so that they are alike on every operating system. */
function initdbFlags(folder: string, passwordFile: string): string[] {
  return [
    `--pgdata=${folder}`,
    `--pwfile=${passwordFile}`,
    '--username=postgres',
    '--auth=scram-sha-256',
    '--encoding=UTF8',
    '--locale=C',
    '--locale-provider=builtin',
    '--builtin-locale=C.UTF-8',
    '--set=timezone=UTC',
    '--set=log_timezone=UTC',
    '--no-sync',
    '--no-instructions',
  ];
}

async function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}
