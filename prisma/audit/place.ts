import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** What `npm start` keeps in its folder: how the worker reaches the database, and where its checkpoints are. */
export type DemonstrationPlace = { readonly url: string; readonly file: string };

/** The demonstration running in this folder; null when there is none. */
export async function demonstrationIn(folder: string): Promise<DemonstrationPlace | null> {
  const read = (...path: string[]) => readFile(join(folder, ...path), 'utf8').catch(() => null);
  const secrets = await read('secrets.json');
  // Its data has a folder for each version of PostgreSQL; one of them has a server.
  const versions = await readdir(join(folder, 'postgres', 'data')).catch(() => []);
  const servers = await Promise.all(
    versions.map((version) => read('postgres', 'data', version, 'postmaster.pid')),
  );
  const process = servers.find((server) => server !== null) ?? null;
  if (secrets === null || process === null) return null;
  // The fourth line of PostgreSQL's own file is the port it listens on.
  const port = process.split('\n')[3]?.trim() ?? '';
  const { databasePasswords } = JSON.parse(secrets) as {
    readonly databasePasswords?: { readonly worker?: string };
  };
  const password = encodeURIComponent(databasePasswords?.worker ?? '');
  return {
    url: `postgres://app_worker:${password}@127.0.0.1:${port}/guardianship`,
    file: join(folder, 'audit-checkpoints.txt'),
  };
}
