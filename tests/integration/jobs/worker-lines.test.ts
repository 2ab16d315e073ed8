import { afterEach, beforeEach, describe, expect, test } from 'vitest';

import { checkInvariants } from '#app/store/oversight/invariants.server.ts';
import { asWorker } from '#app/store/shared/database.server.ts';
import { refer } from '#tests/support/a-referral.ts';
import { createQueueDatabase } from '#tests/support/database.ts';
import { startSink, type Sink } from '#tests/support/smtp/sink.ts';
import { lineTo, type Line } from '#tests/support/tcp-proxy.ts';
import { until } from '#tests/support/until.ts';
import { startWorkerProcess, type WorkerProcess } from '#tests/support/worker-process.ts';
import { createWorld, type World } from '#tests/support/world.ts';

describe('a worker process on a bad line', () => {
  let world: World;
  let sink: Sink;
  let queue: Awaited<ReturnType<typeof createQueueDatabase>>;
  let lines: { readonly database: Line; readonly queue: Line; readonly mail: Line };
  let worker: WorkerProcess;
  beforeEach(async () => {
    world = await createWorld('2026-11-24T10:00', { sleepless: true });
    world.clock.forward((Date.now() - world.clock.now().getTime()) / 3_600_000);
    sink = await startSink();
    queue = await createQueueDatabase();
    lines = {
      database: await lineTo(world.workerUrl),
      queue: await lineTo(queue.url),
      mail: await lineTo(sink.url),
    };
    await world.staff.add('coordinator');
    worker = startWorkerProcess(
      world,
      { queueUrl: lines.queue.url, smtpUrl: lines.mail.url },
      { DATABASE_URL: lines.database.url },
    );
    await until(() => worker.lines.some((line) => line.includes('The worker is running')));
  });
  afterEach(async () => {
    await worker.kill();
    await Promise.all(Object.values(lines).map((line) => line.close()));
    await sink.close();
    await queue.drop();
    await world.close();
  });

  const settled = async () =>
    (await world.owner.outbox.count({ where: { state: { not: 'accepted' } } })) === 0;
  /** Told once, whatever became of the line. */
  const inOrder = async () => {
    const letters = new Set(sink.received.map(({ messageId }) => messageId));
    expect(letters.size).toBe(await world.owner.outbox.count());
    expect(await world.owner.notice.count()).toBe(await world.owner.outbox.count());
    const broken = async () => {
      const findings = await asWorker(world.worker, (tx) => checkInvariants(tx, new Date()));
      return findings.filter(({ count }) => count > 0);
    };
    // A worker that was slow says that it lives only after its next round.
    await until(async () => (await broken()).length === 0, 40_000);
  };

  test('goes on by itself though its connections to database and queue died without a word', async () => {
    await refer(world);
    await until(settled);
    for (const line of Object.values(lines)) line.goDead();
    await refer(world);
    await until(settled, 120_000);
    await inOrder();
    expect(worker.child.exitCode).toBeNull();
  }, 180_000);

  test('works on, slowly, when every word to its database takes a second', async () => {
    lines.database.delay(500);
    await refer(world);
    await until(settled, 120_000);
    lines.database.delay(0);
    await inOrder();
    expect(worker.child.exitCode).toBeNull();
  }, 150_000);
});
