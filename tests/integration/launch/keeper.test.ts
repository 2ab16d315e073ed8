import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { describe, expect, onTestFinished, test, vi } from 'vitest';

import { Keeper } from '#app/launch/keeper.ts';
import { temporaryFolder } from '#tests/support/temporary-folder.ts';

describe('a kept child', () => {
  test('is started again when it crashes, and its last words are told', async () => {
    const { child, logFile } = await program(
      `console.log('born'); setTimeout(() => { throw new Error('ill'); }, 50);`,
    );
    const told: string[] = [];
    const keeper = await Keeper.start('worker', child, (line) => told.push(line));
    onTestFinished(() => keeper.stop());

    await vi.waitFor(
      async () => expect((await readFile(logFile, 'utf8')).match(/^born$/gm)).toHaveLength(2),
      5_000,
    );

    expect(told.join('\n')).toMatch(/worker stopped by itself \(exit code 1\) and starts again in 1 s/);
    expect(told.join('\n')).toContain('Error: ill');
  });

  test('finishes what it is doing when it is stopped, and is not started again', async () => {
    const { child, logFile } = await program(`
      console.log('born');
      const work = setInterval(() => undefined, 1000);
      process.on('SIGTERM', () => setTimeout(() => { console.log('finished'); clearInterval(work); }, 100));`);
    const keeper = await Keeper.start('worker', child, () => undefined);
    await vi.waitFor(async () => expect(await readFile(logFile, 'utf8')).toContain('born'));

    await keeper.stop();

    expect(await readFile(logFile, 'utf8')).toBe('born\nfinished\n');
    expect(keeper.crashes).toBe(0);
  });

  test('is asked to stop when its launcher is killed outright', async () => {
    const { child, logFile } = await program(`
      console.log('born');
      const work = setInterval(() => undefined, 1000);
      process.on('SIGTERM', () => { console.log('asked to stop'); clearInterval(work); });`);
    const launcher = spawn(process.execPath, ['--input-type=module', '-e', launcherOf(child)], { cwd: root });
    await once(launcher, 'spawn');
    await vi.waitFor(async () => expect(await readFile(logFile, 'utf8')).toContain('born'), 5_000);

    launcher.kill('SIGKILL');

    await vi.waitFor(async () => expect(await readFile(logFile, 'utf8')).toContain('asked to stop'), 5_000);
  });
});

const root = fileURLToPath(new URL('../../..', import.meta.url));

const launcherOf = (child: unknown) => `
  import { startChild } from '#app/launch/child.ts';
  await startChild(${JSON.stringify(child)});
  setInterval(() => undefined, 1000);`;

async function program(source: string) {
  const { path, remove } = await temporaryFolder();
  onTestFinished(remove);
  const entry = join(path, 'program.mjs');
  const logFile = join(path, 'program.log');
  await writeFile(entry, source);
  await writeFile(logFile, '');
  return { child: { entry, logFile, env: process.env }, logFile };
}
