import { execFile } from 'node:child_process';
import { readdir, readFile, readlink, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { platform } from 'node:process';
import { setTimeout as wait } from 'node:timers/promises';
import { promisify } from 'node:util';

import { isAlive, signal } from '../processes.ts';

const patience = { fastMs: 8_000, crashMs: 4_000 };

/**
 * Stops a PostgreSQL that outlived its launcher on this data folder (a real path), quickly but without losing
 * anything committed, and removes a lock file that nobody stands behind any more. Returns whether one was stopped.
 */
export async function stopLeftover(dataFolder: string): Promise<boolean> {
  const postmaster = await recordedPid(dataFolder);
  const list = () => processesOf(dataFolder, postmaster);
  const found = await list();
  if (found.length > 0) await stopAll(list, postmaster);
  await rm(join(dataFolder, 'postmaster.pid'), { force: true });
  return found.length > 0;
}

type Listing = () => Promise<number[]>;

async function stopAll(list: Listing, postmaster: number | undefined): Promise<void> {
  if (postmaster !== undefined && (await list()).includes(postmaster)) {
    signal(postmaster, 'SIGINT');
    if (await becomesEmpty(list, patience.fastMs)) return;
  }
  for (const pid of await list()) signal(pid, 'SIGQUIT');
  if (await becomesEmpty(list, patience.crashMs)) return;
  throw new Error(
    `Another PostgreSQL (process ${(await list()).join(', ')}) uses this data and will not stop.`,
  );
}

async function recordedPid(dataFolder: string): Promise<number | undefined> {
  const content = await readFile(join(dataFolder, 'postmaster.pid'), 'utf8').catch(() => '');
  const pid = Number.parseInt(content, 10);
  return pid > 0 && isAlive(pid) ? pid : undefined;
}

/** PostgreSQL's processes work inside their data folder, which tells them from a stranger with a recycled number. */
async function processesOf(dataFolder: string, postmaster: number | undefined): Promise<number[]> {
  if (platform !== 'linux') return postmaster && (await isPostgres(postmaster)) ? [postmaster] : [];
  const pids = (await readdir('/proc')).filter((entry) => /^\d+$/.test(entry));
  const belongs = await Promise.all(pids.map((pid) => worksIn(pid, dataFolder)));
  return pids.filter((_, index) => belongs[index]).map(Number);
}

async function worksIn(pid: string, dataFolder: string): Promise<boolean> {
  const folder = await readlink(`/proc/${pid}/cwd`).catch(() => undefined);
  if (folder !== dataFolder) return false;
  const program = await readFile(`/proc/${pid}/comm`, 'utf8').catch(() => '');
  return program.trim() === 'postgres';
}

async function isPostgres(pid: number): Promise<boolean> {
  return promisify(execFile)('ps', ['-p', String(pid), '-o', 'command=']).then(
    ({ stdout }) => stdout.includes('postgres'),
    () => false,
  );
}

async function becomesEmpty(list: Listing, withinMs: number): Promise<boolean> {
  const until = performance.now() + withinMs;
  while (performance.now() < until) {
    if ((await list()).length === 0) return true;
    await wait(20);
  }
  return false;
}
