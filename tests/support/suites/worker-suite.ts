import { afterEach, beforeEach, describe, expect, test } from 'vitest';

import { postLetters } from '#jobs/handlers/post-letter.ts';
import { createDoorbell } from '#jobs/queues/doorbell.ts';
import { createQueue, prepareQueue, type QueuePlace } from '#jobs/queues/queue.ts';
import type { RunningWorker } from '#jobs/worker.ts';
import { refer } from '#tests/support/a-referral.ts';
import { startAWorker } from '#tests/support/a-worker.ts';
import { impatientMailer } from '#tests/support/smtp/mailers.ts';
import { startSink, type Sink } from '#tests/support/smtp/sink.ts';
import { until } from '#tests/support/until.ts';
import { createWorld, type World } from '#tests/support/world.ts';

/** What the worker promises, whichever queue it is given; `place` starts or finds the queue for one test. */
export function workerSuite(
  backend: string,
  place: () => Promise<{ place: QueuePlace; end: () => Promise<void> }>,
) {
  describe(`a worker with its queue on ${backend}`, () => {
    let world: World;
    let sink: Sink;
    let queue: { place: QueuePlace; end: () => Promise<void> };
    let running: RunningWorker[];
    beforeEach(async () => {
      world = await createWorld('2026-11-24T10:00', { sleepless: true });
      world.clock.forward((Date.now() - world.clock.now().getTime()) / 3_600_000);
      sink = await startSink();
      queue = await place();
      running = [];
      await world.staff.add('coordinator');
      await world.staff.add('duty-manager', { authorityId: 'E10000016' });
    });
    afterEach(async () => {
      await Promise.all(running.map((worker) => worker.stop()));
      await sink.close();
      await queue.end();
      await world.close();
    });

    const start = (sweepEvery: number) => {
      const mailer = impatientMailer(sink.url);
      const post = postLetters(mailer, { origin: 'https://service.test', helpLine: null }, () => undefined);
      running.push(startAWorker(world, { post, queue: queue.place, sweepEvery }));
    };
    /** All that is owed has gone; what is routine waits for its digest. */
    const owedAndSent = async () => {
      const states = await world.owner.outbox.groupBy({ by: ['state'], _count: true });
      return states.length > 0 && states.every(({ state }) => state === 'accepted' || state === 'waiting');
    };
    const never = 3_600_000;

    test('sends what was owed before it started', async () => {
      await refer(world);
      start(never);
      await until(owedAndSent);
      expect(sink.received).toHaveLength(await world.owner.outbox.count());
      await until(async () => (await world.owner.heartbeat.count()) >= 2);
    });

    test('is woken by the doorbell long before its next sweep', async () => {
      start(never);
      await until(async () => (await world.owner.heartbeat.count()) >= 2);
      await prepareQueue(queue.place);
      const bell = createQueue(queue.place, () => undefined);
      await refer(world);
      createDoorbell(bell, () => undefined).ring('send');
      await until(owedAndSent, 10_000);
      await bell.close();
    });

    test('shares the work with others, and nobody is told twice', async () => {
      for (let count = 0; count < 5; count++) await refer(world);
      await world.owner.plannedAction.updateMany({
        where: { step: 'due' },
        data: { fireAt: new Date(Date.now() - 60_000) },
      });
      for (let count = 0; count < 3; count++) start(200);
      await until(
        async () =>
          (await world.owner.plannedAction.count({ where: { step: 'due', state: 'planned' } })) === 0,
      );
      await until(owedAndSent);
      const routine = await world.owner.outbox.findMany({ where: { state: 'waiting' } });
      expect(new Set(routine.map((email) => email.deliveryClass))).toEqual(new Set(['routine']));
      const ids = sink.received.map(({ messageId }) => messageId);
      expect(new Set(ids).size).toBe(ids.length);
      expect(ids.length + routine.length).toBe(await world.owner.notice.count());
    });
  });
}
