import { mkdir, stat } from 'node:fs/promises';
import { join } from 'node:path';

import { expect, onTestFinished, test } from 'vitest';

import { readSecrets } from '#app/launch/secrets.ts';
import { temporaryFolder } from '#tests/support/temporary-folder.ts';

test('secrets are made once, are 32 bytes each, and only their owner can read them', async () => {
  const folder = await newFolder();

  const made = await readSecrets(folder);

  expect(await readSecrets(folder)).toEqual(made);
  expect(Buffer.from(made.MASTER_KEY, 'base64')).toHaveLength(32);
  expect(new Set([made.MASTER_KEY, made.INDEX_KEY, made.SESSION_SECRET, made.AUDIT_KEY]).size).toBe(4);
  expect((await stat(join(folder, 'secrets.json'))).mode & 0o777).toBe(0o600);
});

test('lost secrets are not replaced while there is data that only they can open', async () => {
  const folder = await newFolder();
  await mkdir(join(folder, 'postgres'));

  await expect(readSecrets(folder)).rejects.toThrow('start afresh');
});

async function newFolder(): Promise<string> {
  const folder = await temporaryFolder();
  onTestFinished(folder.remove);
  return folder.path;
}
