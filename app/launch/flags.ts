import { resolve } from 'node:path';
import { parseArgs } from 'node:util';

import { z } from 'zod';

export interface Flags {
  /** Where everything this copy of the service keeps is; an absolute path. */
  readonly directory: string;
  /** The web port to try first. */
  readonly port: number;
}

const port = z.coerce.number().int().min(1).max(65_535);

/** Reads `--data <dir>` and `--port <n>`. Throws with the usage when they make no sense. */
export function readFlags(args: readonly string[], root: string): Flags {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: { data: { type: 'string', default: '.data' }, port: { type: 'string', default: '3000' } },
    });
    return { directory: resolve(root, values.data), port: port.parse(values.port) };
  } catch {
    throw new Error('Usage: npm start -- [--data <folder>] [--port <number from 1 to 65535>]');
  }
}
