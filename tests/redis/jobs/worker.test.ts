import { Redis } from 'ioredis';
import { expect, test } from 'vitest';

import { createQueue } from '#jobs/queues/queue.ts';
import { refer } from '#tests/support/a-referral.ts';
import { startAWorker } from '#tests/support/a-worker.ts';
import { startRedis } from '#tests/support/redis.ts';
import { workerSuite } from '#tests/support/suites/worker-suite.ts';
import { until } from '#tests/support/until.ts';
import { createWorld, type World } from '#tests/support/world.ts';

workerSuite('Redis', async () => {
  const redis = await startRedis();
  return { place: { kind: 'redis', url: redis.url }, end: () => redis.stop() };
});

async function withWorker(url: string, sweepEvery: number, run: (world: World) => Promise<void>) {
  const world = await createWorld('2026-11-24T10:00', { sleepless: true });
  world.clock.forward((Date.now() - world.clock.now().getTime()) / 3_600_000);
  await world.staff.add('coordinator');
  const worker = startAWorker(world, { queue: { kind: 'redis', url }, sweepEvery });
  try {
    await run(world);
  } finally {
    await worker.stop();
    await world.close();
  }
}

const allAccepted = async (world: World) => {
  const total = await world.owner.outbox.count();
  return total > 0 && total === (await world.owner.outbox.count({ where: { state: 'accepted' } }));
};

test('a flushed Redis loses nothing that is owed', async () => {
  const redis = await startRedis();
  await withWorker(redis.url, 200, async (world) => {
    const client = new Redis(redis.url);
    await refer(world);
    await client.flushall();
    await refer(world);
    await client.flushall();
    await until(() => allAccepted(world));
    expect(await world.owner.notice.count()).toBe(await world.owner.outbox.count());
    client.disconnect();
  });
  await redis.stop();
});

test('a Redis that dies and comes back is used again, and the worker goes on meanwhile', async () => {
  const redis = await startRedis();
  await withWorker(redis.url, 300, async (world) => {
    await until(async () => (await world.owner.heartbeat.count()) >= 2);
    await redis.kill();
    await refer(world);
    await until(() => allAccepted(world));
    const back = await startRedis({ port: redis.port, directory: redis.directory });
    const queue = createQueue({ kind: 'redis', url: back.url }, () => undefined);
    await until(async () => {
      await queue.add('send').catch(() => undefined);
      const client = new Redis(back.url);
      const waiting = await client.llen('bull:guardianship:wait');
      client.disconnect();
      return waiting === 0;
    });
    await queue.close();
    await back.stop();
  });
});

test('what is put on the queue names nobody and carries no data', async () => {
  const redis = await startRedis();
  const queue = createQueue({ kind: 'redis', url: redis.url }, () => undefined);
  const client = new Redis(redis.url);
  await until(async () => {
    await queue.add('send').catch(() => undefined);
    return (await client.keys('bull:guardianship:[0-9]*')).length > 0;
  });
  for (const key of await client.keys('bull:guardianship:[0-9]*'))
    expect(await client.hget(key, 'data')).toBe('{}');
  client.disconnect();
  await queue.close();
  await redis.stop();
});
