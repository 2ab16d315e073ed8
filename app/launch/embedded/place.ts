import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { chown, cp, mkdir, readFile, readlink, rename, rm, stat, symlink } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';

import { z } from 'zod';

import { canReach, type ServerAccount } from './account.ts';
import { binariesIn, type Binaries } from './binaries.ts';

/** Root's own folders are often closed to others; what PostgreSQL must reach then goes here. */
const sharedHome = '/var/lib/child-guardianship';

/** A folder for the data that the account owns: inside `directory`, or linked from there when it is out of reach. */
export async function dataFolder(directory: string, account: ServerAccount): Promise<string> {
  const folder = join(directory, 'data');
  const linked = await readlink(folder).catch(() => undefined);
  if (linked) return linked;
  if (await canReach(account, directory)) return ownedFolder(folder, account);
  return linkedFolder(folder, directory, account);
}

async function ownedFolder(folder: string, account: ServerAccount): Promise<string> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  if (account) await chown(folder, account.uid, account.gid);
  return folder;
}

/** No link means the owner threw the data away: what an earlier life of this directory left behind goes too. */
async function linkedFolder(link: string, directory: string, account: ServerAccount): Promise<string> {
  const key = createHash('sha256').update(directory).digest('hex').slice(0, 16);
  const folder = join(sharedHome, key);
  await rm(folder, { recursive: true, force: true });
  await mkdir(sharedHome, { recursive: true, mode: 0o755 });
  await ownedFolder(folder, account);
  await symlink(folder, link);
  return folder;
}

/** The programs as installed, or a copy of them when the account cannot reach the installation. */
export async function reachableBinaries(installed: Binaries, account: ServerAccount): Promise<Binaries> {
  if (await canReach(account, installed.folder)) return installed;
  const copy = join(sharedHome, `postgresql-${await versionOf(installed)}`);
  if (await stat(copy).catch(() => undefined)) return binariesIn(copy);
  await copyWhole(installed.folder, copy);
  return binariesIn(copy);
}

async function versionOf(installed: Binaries): Promise<string> {
  const file = join(dirname(installed.folder), 'package.json');
  const described: unknown = JSON.parse(await readFile(file, 'utf8'));
  return z.object({ version: z.string() }).parse(described).version;
}

/** Copies beside and then renames, so that nobody ever runs half a copy. */
async function copyWhole(from: string, to: string): Promise<void> {
  const half = `${to}.${String(process.pid)}`;
  await mkdir(dirname(to), { recursive: true, mode: 0o755 });
  await cp(from, half, { recursive: true, verbatimSymlinks: true });
  await promisify(execFile)('chmod', ['-R', 'a+rX', half]);
  await rename(half, to).catch(() => rm(half, { recursive: true, force: true }));
}
