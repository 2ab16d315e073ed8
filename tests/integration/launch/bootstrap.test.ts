import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { describe, expect, onTestFinished, test, vi } from 'vitest';

import { temporaryFolder } from '#tests/support/temporary-folder.ts';

const bootstrap = fileURLToPath(new URL('../../../app/launch/bootstrap.mjs', import.meta.url));
const env = { ...process.env, npm_lifecycle_event: '' };

describe('the bootstrap', () => {
  test('runs an entry on Node 24 with its arguments and hands on its exit code', async () => {
    const { entry } = await program(
      `console.log(process.version, ...process.argv.slice(2)); process.exitCode = 7;`,
    );

    const { status, stdout } = spawnSync(process.execPath, [bootstrap, entry, 'one', '--two'], {
      env,
      encoding: 'utf8',
    });

    expect(status).toBe(7);
    expect(stdout).toMatch(/^v24\.\d+\.\d+ one --two\n$/);
  });

  test('says plainly when there is no such command', () => {
    const { status, stderr } = spawnSync(process.execPath, [bootstrap, 'nonsense'], {
      env,
      encoding: 'utf8',
    });

    expect(status).toBe(1);
    expect(stderr).toContain('There is no command nonsense here.');
  });

  test.each(['SIGTERM', 'SIGHUP'] as const)('passes %s on and waits for the orderly end', async (signal) => {
    const { entry, notes } = await program(`${noting}
      const work = setInterval(() => undefined, 1000);
      process.on('${signal}', () => { note('told'); clearInterval(work); process.channel.unref(); });
      note('up');`);
    const child = spawn(process.execPath, [bootstrap, entry], { env: { ...env, NOTES: notes } });
    await vi.waitFor(async () => expect(await readFile(notes, 'utf8')).toContain('up'), 5_000);

    child.kill(signal);

    expect(await once(child, 'exit')).toEqual([0, null]);
    expect(await readFile(notes, 'utf8')).toBe('up\ntold\n');
  });

  test('tells the entry when it has been killed outright', async () => {
    const { entry, notes } = await program(`${noting}
      process.on('disconnect', () => { note('alone'); process.exit(); });
      note('up');`);
    const child = spawn(process.execPath, [bootstrap, entry], { env: { ...env, NOTES: notes } });
    await vi.waitFor(async () => expect(await readFile(notes, 'utf8')).toContain('up'), 5_000);

    child.kill('SIGKILL');

    await vi.waitFor(async () => expect(await readFile(notes, 'utf8')).toContain('alone'), 5_000);
  });
});

const noting = `
  import { appendFileSync } from 'node:fs';
  const note = (word) => appendFileSync(process.env.NOTES, word + '\\n');`;

async function program(source: string) {
  const { path, remove } = await temporaryFolder();
  onTestFinished(remove);
  const entry = join(path, 'program.ts');
  const notes = join(path, 'notes');
  await writeFile(join(path, 'package.json'), '{ "type": "module" }');
  await writeFile(entry, source);
  await writeFile(notes, '');
  return { entry, notes };
}
