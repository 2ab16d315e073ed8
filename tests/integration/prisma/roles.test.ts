import { spawn } from 'node:child_process';
import { once } from 'node:events';

import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { root } from '#app/launch/build.ts';
import { startTemporaryCluster } from '#app/launch/embedded/temporary.ts';
import { createDatabase, assertSafeSession } from '#app/store/shared/database.server.ts';
import { createRoles } from '#prisma/create-roles.ts';
import { deployMigrations } from '#prisma/migrate/deploy.ts';

type Cluster = Awaited<ReturnType<typeof startTemporaryCluster>>;

describe('the roles of a production', () => {
  let cluster: Cluster;
  beforeAll(async () => {
    cluster = await startTemporaryCluster(() => undefined);
  });
  afterAll(() => cluster.stop());

  const ask = async (url: string, sql: string) => {
    const client = new pg.Client({ connectionString: url });
    await client.connect();
    try {
      return (await client.query<Record<string, unknown>>(sql)).rows;
    } finally {
      await client.end();
    }
  };
  const as = (name: string, password: string) => cluster.urlFor('guardianship', { name, password });

  test('are made by one command, which shows each password once, and open exactly what they should', async () => {
    const shown = await run({ ADMIN_DATABASE_URL: cluster.adminUrl });
    const [owner = '', web = '', worker = ''] = shown.match(/postgresql:\/\/\S+/gu) ?? [];
    expect(shown.match(/postgresql:/gu)).toHaveLength(3);
    expect(await deployMigrations(owner)).not.toHaveLength(0);
    for (const url of [web, worker]) {
      const db = createDatabase(url, { max: 1 });
      await assertSafeSession(db);
      await expect(db.$queryRaw`CREATE TABLE mine (id int)`).rejects.toThrow();
      await db.$disconnect();
    }
    const powers = await ask(
      cluster.adminUrl,
      `SELECT rolname FROM pg_roles WHERE rolname ~ '^(app_|guardianship)'
         AND (rolsuper OR rolcreatedb OR rolcreaterole OR rolreplication OR rolbypassrls)`,
    );
    expect(powers).toEqual([]);
  });

  test('keep their passwords when the command runs again, and take a named one', async () => {
    const before = await ask(cluster.adminUrl, 'SELECT rolname, rolpassword FROM pg_authid ORDER BY 1');
    expect(await run({ ADMIN_DATABASE_URL: cluster.adminUrl })).not.toContain('postgresql:');
    expect(await ask(cluster.adminUrl, 'SELECT rolname, rolpassword FROM pg_authid ORDER BY 1')).toEqual(
      before,
    );
    const web = 'a-password-of-our-own';
    expect(await createRoles(cluster.adminUrl, 'guardianship', { web })).toEqual({});
    expect(await ask(as('app_web', web), 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
    await expect(ask(as('app_web', 'another-password-of-ours'), 'SELECT 1')).rejects.toThrow('password');
  });

  test('are never given a password that a statement log would show, nor a weak one', async () => {
    const [row] = await ask(cluster.adminUrl, "SELECT rolpassword FROM pg_authid WHERE rolname = 'app_web'");
    expect(row?.['rolpassword']).toMatch(/^SCRAM-SHA-256\$4096:/u);
    await expect(createRoles(cluster.adminUrl, 'guardianship', { web: 'short' })).rejects.toThrow(
      '16 or more',
    );
  });

  test('are not made without an administrator', async () => {
    expect(await run({})).toContain("Set ADMIN_DATABASE_URL to a superuser's address");
  });
});

async function run(env: Record<string, string>): Promise<string> {
  const child = spawn(process.execPath, ['prisma/create-roles.ts'], {
    cwd: root,
    env: { PATH: process.env['PATH'] ?? '', NODE_ENV: 'production', ...env },
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (bytes) => (output += String(bytes)));
  await once(child, 'close');
  return output;
}
