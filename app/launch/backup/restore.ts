import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { access, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';

import { scramVerifier } from '#prisma/scram.ts';

import { serverAccount, type ServerAccount } from '../embedded/account.ts';
import { binariesIn, installedBinaries, type Binaries } from '../embedded/binaries.ts';
import { adminPassword, majorVersion } from '../embedded/initialise.ts';
import { dataFolder, reachableBinaries } from '../embedded/place.ts';
import { unpackBackup, type Contents } from './unpack.ts';

type RestoreOptions = {
  readonly file: string;
  readonly key: Buffer;
  /** Where the cluster is to be; it must hold none yet. */
  readonly directory: string;
  /** PostgreSQL's programs of the backup's own major version, if they are not those we bring. */
  readonly programs?: string | undefined;
};

/**
 * Makes a cluster from a backup, in a directory that `startCluster` then starts. It is complete or not there: whatever
 * breaks off is done afresh the next time. The administrator gets a new password, kept in the directory; every other
 * role, grant and password is as it was.
 */
export async function restoreCluster({ file, key, directory, programs }: RestoreOptions): Promise<Contents> {
  const account = await serverAccount();
  const base = resolve(directory);
  await mkdir(base, { recursive: true, mode: 0o755 });
  const folder = join(await dataFolder(base, account), majorVersion);
  await access(folder).then(
    () => Promise.reject(new Error(`${folder} holds data already; restore into an empty folder.`)),
    () => undefined,
  );
  const unfinished = `${folder}.unfinished`;
  await rm(unfinished, { recursive: true, force: true });
  await mkdir(unfinished, { recursive: true, mode: 0o700 });
  const contents = await unpackBackup(file, key, unfinished);
  await ownConfiguration(unfinished);
  if (account)
    await promisify(execFile)('chown', ['-R', `${String(account.uid)}:${String(account.gid)}`, unfinished]);
  const binaries = await reachableBinaries(
    programs ? binariesIn(programs) : await installedBinaries(),
    account,
  );
  await setAdministrator(binaries, unfinished, account, await adminPassword(base));
  await rename(unfinished, folder);
  return contents;
}

/** A server set up elsewhere may name files and libraries that are not here; what it holds does not depend on them. */
async function ownConfiguration(folder: string): Promise<void> {
  const version = (await readFile(join(folder, 'PG_VERSION'), 'utf8')).trim();
  if (version !== majorVersion)
    throw new Error(`The backup is of PostgreSQL ${version}, and this restores ${majorVersion} only.`);
  await writeFile(join(folder, 'postgresql.conf'), "timezone = 'UTC'\nlog_timezone = 'UTC'\n");
  await writeFile(join(folder, 'postgresql.auto.conf'), '');
  await writeFile(join(folder, 'pg_hba.conf'), 'host all all 127.0.0.1/32 scram-sha-256\n');
  await writeFile(join(folder, 'pg_ident.conf'), '');
}

/** Replays the log of the backup with nobody else connected, and lets in only whoever holds the new password. */

async function setAdministrator(
  binaries: Binaries,
  folder: string,
  account: ServerAccount,
  password: string,
): Promise<void> {
  const flags = ['--single', '-D', folder, '-c', 'dynamic_shared_memory_type=mmap', 'postgres'];
  const server = spawn(binaries.postgres, flags, { ...account, cwd: '/', stdio: ['pipe', 'pipe', 'pipe'] });
  let said = '';
  for (const stream of [server.stdout, server.stderr]) stream.on('data', (bytes) => (said += String(bytes)));
  server.stdin.end(`${administrator(scramVerifier(password))}\n`);
  const [code] = (await once(server, 'close')) as [number | null];
  if (code !== 0 || /\b(ERROR|FATAL|PANIC):/u.test(said))
    throw new Error(`The restored database does not start:\n${said.split('\n').slice(-12).join('\n')}`);
}

/** On one line, as the server reads in this mode. */
const administrator = (verifier: string): string =>
  "DO $$ BEGIN IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'postgres') THEN CREATE ROLE postgres; END IF; " +
  `ALTER ROLE postgres LOGIN SUPERUSER PASSWORD '${verifier}'; END $$;`;
