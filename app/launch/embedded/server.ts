import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { open, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';

import { guard } from '../guarding.ts';
import type { ServerAccount } from './account.ts';

export interface ServerOptions {
  readonly program: string;
  readonly dataFolder: string;
  readonly logFile: string;
  readonly port: number;
  readonly account: ServerAccount;
  /** Further `name=value` settings, which win over those of the data folder. */
  readonly settings: readonly string[];
  /** Throw-away servers are stopped without ceremony; `folder` is removed if the launcher dies. */
  readonly throwAway?: { readonly folder: string } | undefined;
}

export interface Server {
  /** Stops fast: sessions are cut off, everything committed is kept. Stopping twice is harmless. */
  stop(): Promise<void>;
  /** Fulfilled when the server has gone, whoever stopped it. */
  readonly gone: Promise<void>;
}

/** The server could not have the port; another one may do. */
export class PortTakenError extends Error {}

/**
 * Starts PostgreSQL and returns when it accepts connections. It runs in a process group of its own, so that Ctrl-C
 * reaches the launcher alone and the order of stopping stays the launcher's.
 */
export async function startServer(options: ServerOptions): Promise<Server> {
  const child = await spawnServer(options);
  const gone = once(child, 'exit').then(() => undefined);
  guard(child, options.throwAway ? { manner: 'at-once', ...options.throwAway } : { manner: 'gentle' });
  await untilReady(child, options);
  return { gone, stop: () => stop(child, gone, options.throwAway ? 'SIGQUIT' : 'SIGINT') };
}

async function spawnServer(options: ServerOptions): Promise<ChildProcess> {
  const log = await open(options.logFile, 'w', 0o600);
  const flags = [
    ...['-D', options.dataFolder, '-p', String(options.port)],
    ...[...fixedSettings, ...options.settings].flatMap((setting) => ['-c', setting]),
  ];
  const child = spawn(options.program, flags, {
    ...options.account,
    cwd: '/',
    detached: true,
    stdio: ['ignore', log.fd, log.fd],
  });
  child.unref();
  await once(child, 'spawn');
  await log.close();
  return child;
}

/** Only this machine can connect, and by TCP alone; shared memory lives in the data folder and is gone with it. */
const fixedSettings = [
  'listen_addresses=127.0.0.1',
  'unix_socket_directories=',
  'dynamic_shared_memory_type=mmap',
  'timezone=UTC',
];

async function untilReady(child: ChildProcess, options: ServerOptions): Promise<void> {
  while (child.exitCode === null && child.signalCode === null) {
    if (await reportsReady(options.dataFolder, child.pid)) return;
    await wait(15);
  }
  const log = await readFile(options.logFile, 'utf8');
  if (log.includes('Address already in use'))
    throw new PortTakenError(`Port ${String(options.port)} is taken.`);
  throw new Error(`PostgreSQL did not start:\n${log.split('\n').slice(-15).join('\n')}`);
}

/** PostgreSQL writes its process number on the first line of this file and its state on the eighth. */
async function reportsReady(dataFolder: string, pid: number | undefined): Promise<boolean> {
  const lines = (await readFile(join(dataFolder, 'postmaster.pid'), 'utf8').catch(() => '')).split('\n');
  return Number(lines[0]) === pid && lines[7]?.trim() === 'ready';
}

async function stop(child: ChildProcess, gone: Promise<void>, signal: NodeJS.Signals): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  child.ref();
  child.kill(signal);
  const insist = setTimeout(() => child.kill('SIGQUIT'), 10_000);
  await gone;
  clearTimeout(insist);
}
