import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { expect, onTestFinished, test } from 'vitest';

import { lockFolder } from '#app/launch/lock.ts';
import { temporaryFolder } from '#tests/support/temporary-folder.ts';

test('a folder is used by one launcher at a time, and the second is told by whom', async () => {
  const folder = await newFolder();
  const release = await lockFolder(folder);

  await expect(lockFolder(folder)).rejects.toThrow(`in use already by process ${String(process.pid)}`);
  await release();

  await (
    await lockFolder(folder)
  )();
});

test('of several that come at once exactly one gets the folder', async () => {
  const folder = await newFolder();

  const results = await Promise.allSettled(Array.from({ length: 8 }, () => lockFolder(folder)));

  expect(results.filter((result) => result.status === 'fulfilled')).toHaveLength(1);
});

test.each([
  ['whose process is gone', JSON.stringify({ pid: 1, port: 1, token: 'of the dead' })],
  ['that makes no sense', 'half a li'],
])('a lock file %s keeps nobody out', async (_, content) => {
  const folder = await newFolder();
  await writeFile(join(folder, 'lock'), content);

  await (
    await lockFolder(folder)
  )();
});

async function newFolder(): Promise<string> {
  const folder = await temporaryFolder();
  onTestFinished(folder.remove);
  return folder.path;
}
