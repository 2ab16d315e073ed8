import { join } from 'node:path';

import { deployMigrations } from '#prisma/migrate/deploy.ts';
import { ensureDatabase, ensureRoles, roleNames } from '#prisma/roles.ts';

import { startCluster, type Cluster } from './embedded/cluster.ts';
import { step, type Log } from './progress.ts';
import type { Secrets } from './secrets.ts';

export interface DatabaseUrls {
  readonly owner: string;
  readonly web: string;
  readonly worker: string;
  readonly queue: string;
}

export const names = { main: 'guardianship', queue: 'guardianship_queue' };

interface DatabaseOptions {
  readonly directory: string;
  readonly port: number;
  readonly throwAway: boolean;
}

/** Starts the folder's own PostgreSQL. */
export function startDatabase({ directory, port, throwAway }: DatabaseOptions, log: Log): Promise<Cluster> {
  const note: Log = (line) => {
    log(`  ${'database'.padEnd(10)} ${line}`);
  };
  return step(
    log,
    'database',
    () => startCluster({ directory: join(directory, 'postgres'), port, throwAway, log: note }),
    (cluster) => `ready on port ${String(cluster.port)}`,
  );
}

/** Brings roles, databases and schema up to date and says how each process reaches them. */
export async function prepareDatabases(
  cluster: Cluster,
  secrets: Secrets,
  folder: string,
  log: Log,
): Promise<DatabaseUrls> {
  const urls = urlsOf(cluster, secrets);
  const prepare = async () => {
    await ensureRoles(cluster.adminUrl, secrets.databasePasswords);
    await ensureDatabase(cluster.adminUrl, names.main, roleNames.owner, [roleNames.web, roleNames.worker]);
    await ensureDatabase(cluster.adminUrl, names.queue, roleNames.queue, []);
    return deployMigrations(urls.owner).catch((error: unknown) => explain(error, folder));
  };
  await step(log, 'schema', prepare, (applied) =>
    applied.length > 0 ? `${String(applied.length)} migrations applied` : 'up to date',
  );
  return urls;
}

function urlsOf(cluster: Cluster, { databasePasswords: passwords }: Secrets): DatabaseUrls {
  const url = (database: string, role: keyof typeof roleNames) =>
    cluster.urlFor(database, { name: roleNames[role], password: passwords[role] });
  return {
    owner: url(names.main, 'owner'),
    web: url(names.main, 'web'),
    worker: url(names.main, 'worker'),
    queue: url(names.queue, 'queue'),
  };
}

function explain(cause: unknown, folder: string): never {
  const reason = cause instanceof Error ? cause.message : String(cause);
  throw new Error(
    `${reason}\nThe data in ${folder} belongs to another version. It is a demonstration's: remove the folder to start afresh.`,
    { cause },
  );
}
