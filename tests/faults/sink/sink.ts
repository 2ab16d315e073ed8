import { fork } from 'node:child_process';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';

import type { Entry, Lateness, Order, Trap, Weather, Word } from './orders.ts';

/** The mail server of a run, seen from the program that directs it. */
export type FaultSink = {
  /** One address for each worker. */
  readonly urls: readonly string[];
  readonly workers: (pids: readonly (number | null)[]) => void;
  readonly weather: (weather: Weather, lateness?: Lateness) => void;
  readonly trap: (trap: Trap) => void;
  /** Takes every trap away that has not struck. */
  readonly disarm: () => void;
  readonly onSprung: (told: (trap: Trap, slot: number) => void) => void;
  /** Everything it wrote down, oldest first. */
  readonly book: () => Promise<readonly Entry[]>;
  readonly close: () => Promise<void>;
};

export async function startFaultSink(options: {
  readonly bookFile: string;
  readonly ports: number;
  readonly seed: number;
  /** Milliseconds before a late answer. */
  readonly lateBy: number;
}): Promise<FaultSink> {
  const { bookFile, ports, seed, lateBy } = options;
  const program = fileURLToPath(new URL('process.ts', import.meta.url));
  const child = fork(program, [bookFile, String(ports), String(seed), String(lateBy)], {
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  const [ready] = (await once(child, 'message')) as [Word];
  if (ready.kind !== 'ready') throw new Error('The mail sink did not start.');
  const order = (given: Order) => child.connected && child.send(given);
  return {
    urls: ready.ports.map((port) => `smtp://127.0.0.1:${String(port)}`),
    workers: (pids) => order({ kind: 'workers', pids }),
    weather: (weather, lateness = 'too late') => order({ kind: 'weather', weather, lateness }),
    trap: (trap) => order({ kind: 'trap', trap }),
    disarm: () => order({ kind: 'disarm' }),
    onSprung: (told) =>
      child.on('message', (word: Word) => {
        if (word.kind === 'sprung') told(word.trap, word.slot);
      }),
    book: async () =>
      (await readFile(bookFile, 'utf8'))
        .split('\n')
        .filter((line) => line !== '')
        .map((line) => JSON.parse(line) as Entry),
    close: async () => {
      const gone = once(child, 'exit');
      child.disconnect();
      await gone;
    },
  };
}
