/**
 * A small companion of a server process. It does nothing until its launcher ends without a word (its standard input
 * closes), then stops the server so that no orphan holds the data: gently first, for the launcher's other children may
 * still be finishing. Arguments: process number, how to stop, folder to remove afterwards (or nothing).
 */
import { rm } from 'node:fs/promises';
import { setTimeout as wait } from 'node:timers/promises';

import { isAlive, signal } from './processes.ts';

const [pidText = '', manner = 'gentle', folder = ''] = process.argv.slice(2);
const pid = Number(pidText);

process.on('SIGINT', () => undefined);
process.on('SIGTERM', () => undefined);
process.stdin.on('end', () => void stop()).resume();

async function stop(): Promise<void> {
  if (manner === 'gentle') {
    await isGoneWithin(3_000);
    await send('SIGINT', 10_000);
  }
  await send('SIGQUIT', 5_000);
  await send('SIGKILL', 1_000);
  if (folder) await rm(folder, { recursive: true, force: true });
  process.exit(0);
}

async function send(name: NodeJS.Signals, patienceMs: number): Promise<void> {
  if (!isAlive(pid)) return;
  signal(pid, name);
  await isGoneWithin(patienceMs);
}

async function isGoneWithin(ms: number): Promise<void> {
  for (let waited = 0; isAlive(pid) && waited < ms; waited += 50) await wait(50);
}
