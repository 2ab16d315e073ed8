import { randomBytes } from 'node:crypto';

import pg from 'pg';

import { startTemporaryCluster } from '#app/launch/embedded/temporary.ts';
import { deployMigrations } from '#prisma/migrate/deploy.ts';
import { ensureDatabase, ensureRoles, roleNames } from '#prisma/roles.ts';
import { seedDatabase } from '#prisma/seed.ts';

const template = 'template_bench';
const password = 'only-in-benchmarks';

/** A throw-away PostgreSQL with the real migrations, roles and reference data; each measurement gets a database of its own. */
export type Ground = {
  readonly database: (from?: string) => Promise<BenchDatabase>;
  readonly stop: () => Promise<void>;
};

export type BenchDatabase = {
  readonly name: string;
  readonly ownerUrl: string;
  readonly workerUrl: string;
  readonly adminUrl: string;
  /** Runs as the superuser on a connection of its own: for filling and looking only. */
  readonly sql: <Row extends pg.QueryResultRow>(text: string, values?: unknown[]) => Promise<Row[]>;
  readonly drop: () => Promise<void>;
};

export async function startGround(): Promise<Ground> {
  const cluster = await startTemporaryCluster(() => undefined);
  await ensureRoles(cluster.adminUrl, { owner: password, web: password, worker: password, queue: password });
  await ensureDatabase(cluster.adminUrl, template, roleNames.owner, []);
  const ownerUrl = cluster.urlFor(template, { name: roleNames.owner, password });
  await deployMigrations(ownerUrl);
  await seedDatabase({ ownerUrl, demo: false });
  return {
    database: (from = template) => makeDatabase(cluster.adminUrl, from),
    stop: () => cluster.stop(),
  };
}

async function makeDatabase(adminUrl: string, from: string): Promise<BenchDatabase> {
  const name = `bench_${randomBytes(6).toString('hex')}`;
  await asAdmin(
    adminUrl,
    `CREATE DATABASE ${name} TEMPLATE ${from} STRATEGY file_copy OWNER ${roleNames.owner}`,
  );
  return {
    name,
    ownerUrl: at(adminUrl, name, roleNames.owner),
    workerUrl: at(adminUrl, name, roleNames.worker),
    adminUrl: at(adminUrl, name),
    sql: (text, values = []) => asAdmin(at(adminUrl, name), text, values),
    drop: async () => {
      await asAdmin(adminUrl, `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
    },
  };
}

function at(adminUrl: string, database: string, role?: string): string {
  const url = new URL(adminUrl);
  url.pathname = `/${database}`;
  if (role) [url.username, url.password] = [role, password];
  return url.href;
}

async function asAdmin<Row extends pg.QueryResultRow>(
  url: string,
  sql: string,
  values: unknown[] = [],
): Promise<Row[]> {
  const client = new pg.Client({ connectionString: url, options: '-c TimeZone=UTC' });
  await client.connect();
  try {
    return (await client.query<Row>(sql, values)).rows;
  } finally {
    await client.end();
  }
}
