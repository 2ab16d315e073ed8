import { fork } from 'node:child_process';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';

import { rewritten, type DrillName, type Mutant } from './mutants.ts';

/** What changes a file of the service as it is loaded; for `node --import`. */
export const preload = new URL('preload.ts', import.meta.url).href;

/** What a drill came to, as the process that ran it tells. */
export type DrillResult = {
  readonly provoked: number;
  readonly least: number;
  /** Promise and what broke it, the first few of each. */
  readonly broken: readonly { readonly promise: string; readonly what: string }[];
};

/** Throws when the text that a mutant changes is no longer there exactly once: a mutant must not be disarmed unseen. */
export async function assertStillApplies({ change }: Mutant): Promise<void> {
  if (change.kind === 'rewrite') rewritten(change, await readFile(change.file, 'utf8'));
}

/** Runs one drill in a process of its own, so that web side and workers alike are the mutant and nothing else is. */
export async function runDrill(
  drill: DrillName,
  mutant: Mutant | null,
  { seed, say }: { readonly seed: number; readonly say: (line: string) => void },
): Promise<DrillResult | null> {
  const program = fileURLToPath(new URL('../main.ts', import.meta.url));
  const { MUTANT: _, ...others } = process.env;
  const child = fork(program, ['--drill', drill, '--seed', String(seed)], {
    execArgv: mutant?.change.kind === 'rewrite' ? ['--import', preload] : [],
    env: { ...others, ...(mutant === null ? {} : { MUTANT: mutant.name }) },
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  let result: DrillResult | null = null;
  child.on('message', (told) => {
    result = told as DrillResult;
  });
  for (const stream of [child.stdout, child.stderr])
    stream?.setEncoding('utf8').on('data', (text: string) => {
      for (const line of text.split('\n')) if (line.trim() !== '') say(line);
    });
  await once(child, 'exit');
  return result;
}
