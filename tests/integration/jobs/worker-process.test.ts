import { afterEach, beforeEach, describe, expect, test } from 'vitest';

import { refer } from '#tests/support/a-referral.ts';
import { findCanary } from '#tests/support/canary.ts';
import { createQueueDatabase } from '#tests/support/database.ts';
import { startSink, type Sink } from '#tests/support/smtp/sink.ts';
import { until } from '#tests/support/until.ts';
import { startWorkerProcess, type WorkerProcess } from '#tests/support/worker-process.ts';
import { createWorld, type World } from '#tests/support/world.ts';

describe('the worker process', () => {
  let world: World;
  let sink: Sink;
  let queue: Awaited<ReturnType<typeof createQueueDatabase>>;
  const workers: WorkerProcess[] = [];
  beforeEach(async () => {
    world = await createWorld('2026-11-24T10:00', { sleepless: true });
    world.clock.forward((Date.now() - world.clock.now().getTime()) / 3_600_000);
    sink = await startSink();
    queue = await createQueueDatabase();
    await world.staff.add('coordinator');
    await world.staff.add('duty-manager', { authorityId: 'E10000016' });
  });
  afterEach(async () => {
    await Promise.all(workers.splice(0).map((worker) => worker.kill()));
    await sink.close();
    await queue.drop();
    await world.close();
  });

  const start = (extra?: Record<string, string>) => {
    const worker = startWorkerProcess(world, { queueUrl: queue.url, smtpUrl: sink.url }, extra);
    workers.push(worker);
    return worker;
  };
  const settled = async () =>
    (await world.owner.outbox.count({ where: { state: { not: 'accepted' } } })) === 0;

  test('delivers on its return everything that was owed while it was away, and stops when asked', async () => {
    for (let count = 0; count < 3; count++) await refer(world, { immediateDanger: count === 0 });
    const owed = await world.owner.outbox.count();
    expect(owed).toBeGreaterThan(3);
    const worker = start();
    await until(settled);
    expect(sink.received).toHaveLength(owed);
    expect(await worker.stop()).toBe(0);
    const canaries = ['Testchild', 'Alder', '2010-05', 'Testland', 'lane 4', 'owes money', 'example.org'];
    expect(findCanary(worker.lines.join('\n'), canaries)).toEqual([]);
  });

  test('killed in the middle of its work leaves nothing undone for the next one', async () => {
    for (let count = 0; count < 10; count++) await refer(world);
    const owed = await world.owner.outbox.count();
    const first = start();
    await until(() => sink.received.length > 0);
    await first.kill();
    // The leases of the dead worker run out after 90 s; this test does not wait for them.
    await world.owner.outbox.updateMany({ where: { state: 'sending' }, data: { leaseUntil: new Date(0) } });
    start();
    await until(settled);
    const ids = sink.received.map(({ messageId }) => messageId);
    expect(new Set(ids).size).toBe(owed);
    const repeated = await world.owner.outbox.findMany({ where: { attempts: { gt: 1 } } });
    expect(ids.length - owed).toBeLessThanOrEqual(repeated.length);
  });

  test('refuses to start with a key to children’s records, and says which', async () => {
    const worker = start({ MASTER_KEY: 'c2VjcmV0' });
    await until(() => worker.child.exitCode !== null);
    expect(worker.child.exitCode).toBe(1);
    expect(worker.lines.join('\n')).toContain('MASTER_KEY');
  });
});
