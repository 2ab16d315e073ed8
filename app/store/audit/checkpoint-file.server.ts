import { mkdir, open, readFile } from 'node:fs/promises';
import { dirname } from 'node:path';

/** Where checkpoints are kept outside the database: a file that is only ever added to. */
export type CheckpointFile = {
  readonly path: string;
  /** Whole lines, and what a writer that was cut off left behind them. */
  readonly read: () => Promise<{ readonly lines: readonly string[]; readonly torn: string }>;
  /** Adds text and waits until the disk has it. */
  readonly append: (text: string) => Promise<void>;
};

/** A file that is not there yet reads as empty; its folder is made with the first line, for this account's eyes only. */
export function createCheckpointFile(path: string): CheckpointFile {
  return {
    path,
    read: async () => {
      const pieces = (await textOf(path)).split('\n');
      const torn = pieces.pop() ?? '';
      return { lines: pieces, torn };
    },
    append: async (text) => {
      await mkdir(dirname(path), { recursive: true, mode: 0o700 });
      const file = await open(path, 'a', 0o600);
      try {
        await file.appendFile(text, 'utf8');
        await file.sync();
      } finally {
        await file.close();
      }
    },
  };
}

async function textOf(path: string): Promise<string> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return '';
    throw error;
  }
}
