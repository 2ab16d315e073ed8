import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

import { LockedError, lockFolder } from './lock.ts';

export const root = fileURLToPath(new URL('../..', import.meta.url));

const stamp = join(root, 'build', '.made-from');
const sources = ['app', 'public', 'package-lock.json', 'remix.config.js', 'vite.config.ts', 'tsconfig.json'];
const schema = 'prisma/schema.prisma';

/**
 * Builds the pages unless the build was made from exactly these sources. Returns whether it had to. Whoever comes while
 * another process is building waits for it.
 */
export async function ensureBuild(signal = new AbortController().signal): Promise<boolean> {
  const wanted = await hashOf([...sources, schema]);
  if (await isMadeFrom(wanted)) return false;
  const release = await lockWhenFree(signal);
  try {
    if (await isMadeFrom(wanted)) return false;
    await build(signal);
    await writeFile(stamp, wanted);
    return true;
  } finally {
    await release();
  }
}

async function isMadeFrom(wanted: string): Promise<boolean> {
  return (await readFile(stamp, 'utf8').catch(() => undefined)) === wanted;
}

async function lockWhenFree(signal: AbortSignal): Promise<() => Promise<void>> {
  try {
    return await lockFolder(join(root, 'node_modules', '.build-lock'));
  } catch (error) {
    if (!(error instanceof LockedError)) throw error;
    await wait(300, undefined, { signal });
    return lockWhenFree(signal);
  }
}

async function build(signal: AbortSignal): Promise<void> {
  const cli = join(root, 'node_modules', '@remix-run', 'dev', 'dist', 'cli.js');
  const env: NodeJS.ProcessEnv = { ...process.env, NODE_ENV: 'production' };
  try {
    await promisify(execFile)(process.execPath, [cli, 'vite:build'], { cwd: root, env, signal });
  } catch (cause) {
    throw new Error(`The pages could not be built:\n${outputOf(cause)}`, { cause });
  }
}

function outputOf(cause: unknown): string {
  const { stdout = '', stderr = '' } = cause as { stdout?: string; stderr?: string };
  return `${stdout}${stderr}`.trim() || String(cause);
}

async function hashOf(paths: readonly string[]): Promise<string> {
  const files = (await Promise.all(paths.map((path) => filesIn(join(root, path))))).flat().sort();
  const contents = await Promise.all(files.map((file) => readFile(file).catch(() => '')));
  const hash = createHash('sha256');
  files.forEach((file, index) => hash.update(relative(root, file)).update(contents[index] ?? ''));
  return hash.digest('hex');
}

/** The launcher's own files are no part of the pages. */
async function filesIn(path: string): Promise<string[]> {
  if (path === import.meta.dirname) return [];
  const entries = await readdir(path, { withFileTypes: true }).catch(() => undefined);
  if (!entries) return [path];
  const nested = await Promise.all(entries.map((entry) => filesIn(join(path, entry.name))));
  return nested.flat();
}
