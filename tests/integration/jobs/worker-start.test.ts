import { afterEach, beforeEach, describe, expect, test } from 'vitest';

import { createDatabase } from '#app/store/shared/database.server.ts';
import { assertKnownSchema } from '#app/store/shared/schema-version.server.ts';
import { createQueueDatabase } from '#tests/support/database.ts';
import { until } from '#tests/support/until.ts';
import { startWorkerProcess, type WorkerProcess } from '#tests/support/worker-process.ts';
import { createWorld, type World } from '#tests/support/world.ts';

describe('the worker process refuses to start, and says what to do,', () => {
  let world: World;
  let queue: Awaited<ReturnType<typeof createQueueDatabase>>;
  let worker: WorkerProcess | null;
  beforeEach(async () => {
    world = await createWorld();
    queue = await createQueueDatabase();
    worker = null;
  });
  afterEach(async () => {
    await worker?.kill();
    await queue.drop();
    await world.close();
  });

  /** What it said and how it ended. */
  const refusal = async (extra: Readonly<Record<string, string>> = {}) => {
    const started = startWorkerProcess(world, { queueUrl: queue.url, smtpUrl: 'smtp://127.0.0.1:1' }, extra);
    worker = started;
    await until(() => started.child.exitCode !== null);
    return { code: started.child.exitCode, words: started.lines.join('\n') };
  };
  const latest = 'SELECT max(migration_name) FROM "_prisma_migrations"';

  test('on a database that is older than it', async () => {
    await world.owner.$executeRawUnsafe(
      `DELETE FROM "_prisma_migrations" WHERE migration_name = (${latest})`,
    );
    const { code, words } = await refusal();
    expect(code).toBe(1);
    expect(words).toMatch(
      /older than this code; it lacks \d{14}_\w+\. Run as the owner: npm run migrate -- deploy/u,
    );
  });

  test('on a database from before it could tell its version', async () => {
    await world.owner.$executeRaw`DROP FUNCTION schema_version()`;
    const { code, words } = await refusal();
    expect(code).toBe(1);
    expect(words).toContain('20261124070000_rows');
  });

  test('on a database that is newer than it', async () => {
    await world.owner.$executeRaw`INSERT INTO "_prisma_migrations" (id, checksum, migration_name, finished_at)
      VALUES ('x', 'x', '20991231000000_later', now())`;
    const { code, words } = await refusal();
    expect(code).toBe(1);
    expect(words).toContain('20991231000000_later');
    expect(words).toContain('the database is newer than the code');
  });

  test('on a database whose migration is not the one it knows, or was never finished', async () => {
    await world.owner.$executeRawUnsafe(
      `UPDATE "_prisma_migrations" SET checksum = 'x' WHERE migration_name = (${latest})`,
    );
    expect((await refusal()).words).toContain('was changed after it had been applied');
    await world.owner.$executeRawUnsafe(
      `UPDATE "_prisma_migrations" SET finished_at = NULL WHERE migration_name = (${latest})`,
    );
    const db = createDatabase(world.webUrl, { max: 1 });
    await expect(assertKnownSchema(db)).rejects.toThrow('needs a person');
    await db.$disconnect();
  });

  test('as a role that row-level security does not bind', async () => {
    const { code, words } = await refusal({ DATABASE_URL: world.adminUrl });
    expect(code).toBe(1);
    expect(words).toContain('exempt from row-level security');
  });

  test('without a queue to join', async () => {
    const { code, words } = await refusal({ QUEUE_DATABASE_URL: '' });
    expect(code).toBe(1);
    expect(words).toContain('REDIS_URL');
  });
});
