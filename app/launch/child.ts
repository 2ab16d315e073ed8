import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { text } from 'node:stream/consumers';

import { root } from './build.ts';

export interface ChildOptions {
  /** The file Node runs, from the root of the project. */
  readonly entry: string;
  readonly env: NodeJS.ProcessEnv;
  /** Takes all it prints, after what is there already. */
  readonly logFile: string;
}

const leash = new URL('leash.ts', import.meta.url).href;
const patienceMs = 12_000;

/** A process of the service, alive until it ends by itself or is stopped. */
export interface Child {
  /** How it ended: an exit code or a signal. */
  readonly ended: Promise<string>;
  /** Asks it to finish what it is doing, and insists after a while. */
  stop(): Promise<void>;
  kill(): void;
  /** The end of what this child has printed. */
  lastWords(): Promise<string>;
}

/** Starts a child in a process group of its own, so that Ctrl-C leaves the order of stopping to the launcher. */
export async function startChild(options: ChildOptions): Promise<Child> {
  const log = await open(options.logFile, 'a', 0o600);
  const { size } = await log.stat();
  const child = spawn(process.execPath, ['--import', leash, options.entry], {
    cwd: root,
    env: options.env,
    detached: true,
    stdio: ['ignore', log.fd, log.fd, 'ipc'],
  });
  await log.close();
  const ended = endOf(child);
  return {
    ended,
    stop: () => stop(child, ended),
    kill: () => child.kill('SIGKILL'),
    lastWords: async () =>
      (await readFrom(options.logFile, size)).trimEnd().split('\n').slice(-20).join('\n'),
  };
}

async function endOf(child: ChildProcess): Promise<string> {
  const [code, signal] = (await once(child, 'exit')) as [number | null, NodeJS.Signals | null];
  return signal ?? `exit code ${String(code)}`;
}

async function stop(child: ChildProcess, ended: Promise<string>): Promise<void> {
  child.kill('SIGTERM');
  const insist = setTimeout(() => child.kill('SIGKILL'), patienceMs);
  await ended;
  clearTimeout(insist);
}

async function readFrom(file: string, start: number): Promise<string> {
  return text(createReadStream(file, { start, encoding: 'utf8' }));
}
