import { spawn, type ChildProcess } from 'node:child_process';
import { randomBytes, randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import type { World } from './world.ts';

export type WorkerProcess = {
  readonly lines: string[];
  readonly child: ChildProcess;
  /** Ends it as an operator would, and answers its exit code. */
  readonly stop: () => Promise<number | null>;
  /** Ends it as a power cut would. */
  readonly kill: () => Promise<void>;
};

/** Starts `jobs/main.ts` as a process of its own, with the settings production gives it. */
export function startWorkerProcess(
  world: World,
  places: { readonly queueUrl: string; readonly smtpUrl: string },
  extra: Readonly<Record<string, string>> = {},
): WorkerProcess {
  const lines: string[] = [];
  const checkpointFile = join(tmpdir(), `checkpoints-${randomUUID()}.txt`);
  const child = spawn(process.execPath, ['jobs/main.ts'], {
    env: {
      ...(process.env['PATH'] === undefined ? {} : { PATH: process.env['PATH'] }),
      NODE_ENV: 'production',
      MODE: 'embedded',
      ORIGIN: 'http://localhost:3000',
      DATABASE_URL: world.workerUrl,
      QUEUE_DATABASE_URL: places.queueUrl,
      SMTP_URL: places.smtpUrl,
      MAIL_FROM: 'no-reply@service.test',
      AUDIT_KEY: randomBytes(32).toString('base64'),
      AUDIT_CHECKPOINT_FILE: checkpointFile,
      LOG_LEVEL: 'info',
      ...extra,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  for (const stream of [child.stdout, child.stderr])
    stream
      .setEncoding('utf8')
      .on('data', (text: string) => lines.push(...text.split('\n').filter((line) => line !== '')));
  const end = async (signal: NodeJS.Signals) => {
    if (child.exitCode !== null || child.signalCode !== null) return child.exitCode;
    const gone = once(child, 'exit');
    child.kill(signal);
    await gone;
    await rm(checkpointFile, { force: true });
    return child.exitCode;
  };
  return {
    lines,
    child,
    stop: () => end('SIGTERM'),
    kill: async () => {
      await end('SIGKILL');
    },
  };
}
