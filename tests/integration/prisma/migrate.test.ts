import { randomBytes } from 'node:crypto';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { bindMigrationAwareSqlAdapterFactory } from '@prisma/driver-adapter-utils';
import { SchemaEngine } from '@prisma/schema-engine-wasm';
import pg from 'pg';
import { describe, expect, onTestFinished, test } from 'vitest';

import { catalogueAdapter } from '#prisma/migrate/catalogue-adapter.ts';
import { deployMigrations, migrationStatus } from '#prisma/migrate/deploy.ts';
import { migrationsFolder, readMigrations } from '#prisma/migrate/folder.ts';
import { createTestDatabase } from '#tests/support/database.ts';

describe('deploy', () => {
  test('applies everything once though two begin at the same moment', async () => {
    const url = await emptySchema();
    const folder = await migrations({ '1_a': 'CREATE TABLE a (id int);', '2_b': 'CREATE TABLE b (id int);' });

    const results = await Promise.all([deployMigrations(url, folder), deployMigrations(url, folder)]);

    expect(results.flat()).toEqual(['1_a', '2_b']);
    expect(await migrationStatus(url, folder)).toEqual({ sound: true, pending: [] });
  });

  test('leaves nothing of a migration that fails, says where, and can be run again', async () => {
    const url = await emptySchema();
    const broken = await migrations({ '1_a': 'CREATE TABLE a (id int);\nCREATE TABEL b (id int);' });
    const mended = await migrations({ '1_a': 'CREATE TABLE a (id int);' });

    await expect(deployMigrations(url, broken)).rejects.toThrow(/1_a failed and was undone: .* \(line 2\)/);

    await expect(deployMigrations(url, mended)).resolves.toEqual(['1_a']);
  });

  test('keeps functions whole, semicolons and all', async () => {
    const url = await emptySchema();
    const folder = await migrations({
      '1_f': 'CREATE FUNCTION f() RETURNS int LANGUAGE plpgsql AS $$ BEGIN PERFORM 1; RETURN 2; END $$;',
    });

    await expect(deployMigrations(url, folder)).resolves.toEqual(['1_f']);
  });
});

test("Prisma's own engine finds the history in order", async () => {
  const database = await createTestDatabase();
  onTestFinished(() => database.drop());
  const pool = new pg.Pool({ connectionString: database.ownerUrl });
  onTestFinished(() => pool.end());
  const adapter = bindMigrationAwareSqlAdapterFactory(catalogueAdapter(pool));
  const engine = await SchemaEngine.new({ datamodels: undefined }, () => undefined, adapter);

  const diagnosis = await engine.diagnoseMigrationHistory({
    migrationsList: {
      baseDir: migrationsFolder,
      lockfile: { path: 'migration_lock.toml', content: 'provider = "postgresql"\n' },
      shadowDbInitScript: '',
      migrationDirectories: (await readMigrations()).map(({ name, sql }) => ({
        path: name,
        migrationFile: { path: 'migration.sql', content: { tag: 'ok', value: sql } },
      })),
    },
    optInToShadowDatabase: false,
    filters: { externalTables: [], externalEnums: [] },
  });

  expect(diagnosis).toMatchObject({
    hasMigrationsTable: true,
    failedMigrationNames: [],
    editedMigrationNames: [],
  });
  expect(diagnosis.history).toBeNull();
});

/** A schema of its own, so that the migrations of a test meet no others. */
async function emptySchema(): Promise<string> {
  const database = await createTestDatabase();
  onTestFinished(() => database.drop());
  const name = `s${randomBytes(4).toString('hex')}`;
  const client = new pg.Client(database.adminUrl);
  await client.connect();
  await client.query(`CREATE SCHEMA ${name} AUTHORIZATION guardianship_owner`);
  await client.query(`ALTER ROLE guardianship_owner IN DATABASE ${database.name} SET search_path = ${name}`);
  await client.end();
  return database.ownerUrl;
}

async function migrations(content: Readonly<Record<string, string>>): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'migrations-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  for (const [name, sql] of Object.entries(content)) {
    await mkdir(join(folder, name));
    await writeFile(join(folder, name, 'migration.sql'), sql);
  }
  return folder;
}
