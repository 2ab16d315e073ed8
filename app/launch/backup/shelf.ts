import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { mkdir, open, readdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';

const suffix = '.backup';
const name = /^\d{8}T\d{6}Z\.backup$/u;

/** What a backup is called: when it began, so that the names are in order. */
const nameAt = (at: Date): string => `${at.toISOString().replaceAll(/[-:]|\.\d+/gu, '')}${suffix}`;

/** Writes under another name, forces it to the disk and then gives it its own: half a backup is never taken for one. */
export async function putOnShelf(folder: string, at: Date, bytes: AsyncIterable<Buffer>): Promise<string> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const file = join(folder, nameAt(at));
  const half = `${file}.half`;
  try {
    await pipeline(bytes, createWriteStream(half, { mode: 0o600 }));
    const written = await open(half, 'r+');
    await written.sync().finally(() => written.close());
    await rename(half, file);
    return file;
  } catch (error) {
    await rm(half, { force: true });
    throw error;
  }
}

/** Whole backups, oldest first. */
export async function onShelf(folder: string): Promise<readonly string[]> {
  const found = await readdir(folder).catch(() => []);
  return found
    .filter((file) => name.test(file))
    .toSorted()
    .map((file) => join(folder, file));
}

/** What two people compare to know that they hold the same file. */
export async function fingerprintOf(file: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const bytes of createReadStream(file)) hash.update(bytes as Buffer);
  return hash.digest('hex');
}
