import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';

import getPort from 'get-port';

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
  const port = options.port ?? (await getPort({ host: '127.0.0.1' }));
  const directory = options.directory ?? (await mkdtemp(join(tmpdir(), 'guardianship-redis-')));
  const flags = [
    ...['--port', String(port), '--bind', '127.0.0.1', '--dir', directory, '--save', ''],
    ...['--appendonly', 'yes', '--maxmemory-policy', 'noeviction', ...(options.settings ?? [])],
  ];
  const server = spawn('redis-server', flags, { stdio: 'ignore', detached: true });
  const gone = once(server, 'exit');
  guard(server, { manner: 'at-once', folder: directory });
  await untilListening(port);
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

async function untilListening(port: number): Promise<void> {
  for (let tries = 0; tries < 200; tries += 1) {
    if (await accepts(port)) return;
    await wait(25);
  }
  throw new Error(`redis-server does not listen on port ${String(port)}.`);
}

function accepts(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ port, host: '127.0.0.1' });
    socket.once('connect', () => {
      resolve(true);
      socket.destroy();
    });
    socket.once('error', () => {
      resolve(false);
    });
  });
}
