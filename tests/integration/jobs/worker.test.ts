import { expect, test } from 'vitest';

import { createDoorbell } from '#jobs/queues/doorbell.ts';
import { createQueue } from '#jobs/queues/queue.ts';
import { refer } from '#tests/support/a-referral.ts';
import { startAWorker } from '#tests/support/a-worker.ts';
import { createQueueDatabase } from '#tests/support/database.ts';
import { workerSuite } from '#tests/support/suites/worker-suite.ts';
import { until } from '#tests/support/until.ts';
import { createWorld } from '#tests/support/world.ts';

workerSuite('PostgreSQL', async () => {
  const database = await createQueueDatabase();
  return { place: { kind: 'postgres', url: database.url }, end: () => database.drop() };
});

const nowhere = { kind: 'redis', url: 'redis://127.0.0.1:1' } as const;

test('a worker whose queue cannot be reached fires and sends all the same', async () => {
  const world = await createWorld('2026-11-24T10:00', { sleepless: true });
  world.clock.forward((Date.now() - world.clock.now().getTime()) / 3_600_000);
  await world.staff.add('coordinator');
  await refer(world);
  let posted = 0;
  const worker = startAWorker(world, {
    post: () => {
      posted += 1;
      return Promise.resolve({ kind: 'accepted', reason: 'reply-250' });
    },
    queue: nowhere,
    sweepEvery: 100,
  });
  await until(async () => (await world.owner.outbox.count({ where: { state: 'accepted' } })) > 0);
  expect(posted).toBe(await world.owner.outbox.count());
  await worker.stop();
  await world.close();
});

test('a doorbell with nobody to ring neither fails nor makes anybody wait', async () => {
  const queue = createQueue(nowhere, () => undefined);
  const lost: unknown[] = [];
  const bell = createDoorbell(queue, (error) => lost.push(error));
  const started = performance.now();
  for (let count = 0; count < 100; count++) bell.ring('send');
  expect(performance.now() - started).toBeLessThan(100);
  await queue.close();
});
