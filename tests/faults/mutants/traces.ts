import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

import type { Mutant } from './mutants.ts';

/** Throws unless every worker of a run says that it loaded the mutant; otherwise nothing was removed and green means nothing. */
export async function loadedByEverybody(folder: string, { name }: Mutant): Promise<void> {
  const logs = (await readdir(folder)).filter((file) => /^worker-\d+\.log$/u.test(file));
  for (const log of logs)
    if (!(await readFile(join(folder, log), 'utf8')).includes(`mutated: ${name}`))
      throw new Error(`No ${name} was loaded by the worker of ${log}: is the file still used?`);
  if (logs.length === 0) throw new Error('No worker left a log.');
}
