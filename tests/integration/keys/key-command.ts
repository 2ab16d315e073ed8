import { spawn } from 'node:child_process';
import { once } from 'node:events';

/** A run of `prisma/keys.ts` as an operator starts it. */
export type KeyCommand = {
  readonly lines: string[];
  readonly ended: Promise<number | null>;
  /** Ends it as a power cut would. */
  readonly kill: () => void;
};

export function runKeys(verb: string, settings: Readonly<Record<string, string>>): KeyCommand {
  const lines: string[] = [];
  const child = spawn(process.execPath, ['prisma/keys.ts', verb], {
    env: {
      ...(process.env['PATH'] === undefined ? {} : { PATH: process.env['PATH'] }),
      NODE_ENV: 'production',
      ...settings,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  for (const stream of [child.stdout, child.stderr])
    stream
      .setEncoding('utf8')
      .on('data', (text: string) => lines.push(...text.split('\n').filter((line) => line !== '')));
  return {
    lines,
    ended: once(child, 'exit').then(([code]) => code as number | null),
    kill: () => void child.kill('SIGKILL'),
  };
}
