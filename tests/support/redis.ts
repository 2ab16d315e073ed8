import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';

import getPort, { portNumbers } from 'get-port';

import { guard } from '#app/launch/guarding.ts';

export interface TestRedis {
  readonly url: string;
  readonly port: number;
  /** Ends the server as a power cut would; `startRedis` with the same port and directory brings it back. */
  readonly kill: () => Promise<void>;
  /** Ends the server and removes what it kept. */
  readonly stop: () => Promise<void>;
  readonly directory: string;
}

interface RedisOptions {
  /** For starting again where another one was. */
  readonly port?: number;
  readonly directory?: string;
  /** Further settings as on the command line, such as `['--maxmemory', '3mb']`. */
  readonly settings?: readonly string[];
}

/** A real Redis as production wants it: append-only file, no eviction, this machine only. */
export async function startRedis(options: RedisOptions = {}): Promise<TestRedis> {
  const port = options.port ?? (await freePort());
  const directory = options.directory ?? (await mkdtemp(join(tmpdir(), 'guardianship-redis-')));
  const flags = [
    ...['--port', String(port), '--bind', '127.0.0.1', '--dir', directory, '--save', ''],
    ...['--appendonly', 'yes', '--maxmemory-policy', 'noeviction', ...(options.settings ?? [])],
  ];
  const server = spawn('redis-server', flags, { stdio: 'ignore', detached: true });
  const gone = once(server, 'exit');
  guard(server, { manner: 'at-once', folder: directory });
  await untilServing(server, port);
  const end = async (signal: NodeJS.Signals) => {
    server.kill(signal);
    await gone;
  };
  return {
    url: `redis://127.0.0.1:${String(port)}`,
    port,
    directory,
    kill: () => end('SIGKILL'),
    stop: () => end('SIGTERM').then(() => rm(directory, { recursive: true, force: true })),
  };
}

/**
 * A port that nobody listens on. Of a range that depends on this process, so that of two that run beside each other neither
 * takes the port that the other has chosen and not opened yet; below the ports that the system hands out by itself.
 */
export function freePort(): Promise<number> {
  const from = 12_000 + (process.pid % 200) * 100;
  return getPort({ host: '127.0.0.1', port: portNumbers(from, from + 99) });
}

/** Waits until this very server answers: another one on its port would be taken for it. */
async function untilServing(server: ChildProcess, port: number): Promise<void> {
  for (let tries = 0; tries < 400 && server.exitCode === null; tries += 1) {
    if ((await processAt(port)) === server.pid) return;
    await wait(25);
  }
  const fate = server.exitCode === null ? 'does not answer' : `ended with ${String(server.exitCode)}`;
  throw new Error(`redis-server ${fate} on port ${String(port)}.`);
}

/** The number of the process that serves Redis on a port; null while none does, or it still reads its journal. */
function processAt(port: number): Promise<number | null> {
  return new Promise((resolve) => {
    const socket = connect({ port, host: '127.0.0.1', timeout: 1_000 });
    let said = '';
    const answer = (found: number | null) => {
      resolve(found);
      socket.destroy();
    };
    socket.once('connect', () => socket.write('INFO server\r\n'));
    socket.on('data', (part: Buffer) => {
      said += part.toString();
      const [, found] = /process_id:(\d+)\r/u.exec(said) ?? [];
      if (found !== undefined || said.startsWith('-')) answer(found === undefined ? null : Number(found));
    });
    for (const end of ['error', 'timeout', 'close'] as const) socket.once(end, () => answer(null));
  });
}
