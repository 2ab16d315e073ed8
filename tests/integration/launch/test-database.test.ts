import pg from 'pg';
import { describe, expect, onTestFinished, test } from 'vitest';

import { createQueueDatabase, createTestDatabase } from '#tests/support/database.ts';

describe('a test database', () => {
  test('opens to each role under its own name, in UTC, without the power to pass row-level security', async () => {
    const database = await createTestDatabase();
    onTestFinished(() => database.drop());

    for (const [url, role] of [
      [database.ownerUrl, 'guardianship_owner'],
      [database.webUrl, 'app_web'],
      [database.workerUrl, 'app_worker'],
    ] as const) {
      const rows = await ask(
        url,
        `SELECT rolname, rolsuper, rolbypassrls, current_setting('TimeZone') AS zone
         FROM pg_roles WHERE rolname = current_user`,
      );
      expect(rows).toEqual([{ rolname: role, rolsuper: false, rolbypassrls: false, zone: 'UTC' }]);
    }
  });

  test('has every migration, and only its owner may change the schema', async () => {
    const database = await createTestDatabase();
    onTestFinished(() => database.drop());

    const [applied] = await ask(database.ownerUrl, 'SELECT count(*)::int AS n FROM _prisma_migrations');
    expect(applied?.['n']).toBeGreaterThan(0);
    await expect(ask(database.webUrl, 'CREATE TABLE t (id int)')).rejects.toThrow('permission denied');
  });

  test('is gone after drop, though somebody is still connected', async () => {
    const database = await createTestDatabase();
    const client = new pg.Client(database.webUrl);
    client.on('error', () => undefined);
    await client.connect();

    await database.drop();

    await expect(ask(database.ownerUrl, 'SELECT 1')).rejects.toThrow('does not exist');
  });
});

test('a queue database belongs to the queue alone', async () => {
  const queue = await createQueueDatabase();
  onTestFinished(() => queue.drop());

  await expect(ask(queue.url, 'CREATE SCHEMA bullmq')).resolves.toEqual([]);
});

async function ask(url: string, sql: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client(url);
  client.on('error', () => undefined);
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(sql)).rows;
  } finally {
    await client.end();
  }
}
