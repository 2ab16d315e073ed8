import { pathToFileURL } from 'node:url';

import pg from 'pg';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';

import { refer } from '#tests/support/a-referral.ts';
import { createQueueDatabase } from '#tests/support/database.ts';
import { startSink, type Sink } from '#tests/support/smtp/sink.ts';
import { until } from '#tests/support/until.ts';
import { startWorkerProcess, type WorkerProcess } from '#tests/support/worker-process.ts';
import { createWorld, type World } from '#tests/support/world.ts';

/** A process whose clocks a test can put wrong; the service itself has no such setting. */
const withClocks = (off = 0) => ({
  NODE_OPTIONS: `--import ${pathToFileURL('tests/support/preload/clocks.mjs').href}`,
  HOST_CLOCK_OFF: String(off),
});

describe('a worker process', () => {
  let world: World;
  let sink: Sink;
  let queue: Awaited<ReturnType<typeof createQueueDatabase>>;
  const workers: WorkerProcess[] = [];
  beforeEach(async () => {
    world = await createWorld('2026-11-24T10:00', { sleepless: true });
    world.clock.forward((Date.now() - world.clock.now().getTime()) / 3_600_000);
    sink = await startSink({ lateBy: 3_000 });
    queue = await createQueueDatabase();
    await world.staff.add('coordinator');
    await refer(world);
  });
  afterEach(async () => {
    await Promise.all(workers.splice(0).map((worker) => worker.kill()));
    await sink.close();
    await queue.drop();
    await world.close();
  });

  const start = (extra?: Readonly<Record<string, string>>) => {
    const worker = startWorkerProcess(world, { queueUrl: queue.url, smtpUrl: sink.url }, extra);
    workers.push(worker);
    return worker;
  };
  const presence = () => world.owner.heartbeat.findFirst({ where: { component: 'worker' } });
  const shown = async (field: string) =>
    ((await presence())?.detail as Readonly<Record<string, unknown>> | undefined)?.[field];
  const running = (worker: WorkerProcess) =>
    until(() => worker.lines.some((line) => line.includes('The worker is running')));

  test.each([
    ['a day ahead', 86_400_000, -86_400],
    ['ten seconds behind', -10_000, 10],
  ])('whose host is %s claims nothing and says so', async (_, off, seconds) => {
    const worker = start(withClocks(off));
    await until(async () => (await shown('clock')) === 'wrong');
    expect(Math.abs(Number(await shown('seconds')) - seconds)).toBeLessThanOrEqual(1);
    expect(worker.lines.join('\n')).toContain('The clock of this host is wrong');
    expect(await world.owner.attempt.count()).toBe(0);
    expect(await world.owner.heartbeat.count({ where: { component: { not: 'worker' } } })).toBe(0);
    expect(sink.received).toHaveLength(0);
    expect(worker.child.exitCode).toBeNull();
  });

  test.each([
    ['whose host was suspended', {}],
    ['whose event loop was busy', { BLOCK_FOR: '9000', LEASE_SECONDS: '12' }],
  ])('%s for more than half a lease gives up and ends, to be started again', async (_, how) => {
    const worker = start({ ...withClocks(), ...how });
    await running(worker);
    worker.child.kill('SIGUSR2');
    await until(() => worker.child.exitCode !== null, 40_000);
    expect(worker.child.exitCode).toBe(75);
    expect(worker.lines.join('\n')).toContain('stood still for too long');
  });

  test('frozen beyond its lease leaves its e-mail to another, and its own ending changes nothing', async () => {
    const owed = await world.owner.outbox.count();
    sink.failNext(owed, 'late 250');
    const zombie = start({ LEASE_SECONDS: '6' });
    await until(async () => (await world.owner.outbox.count({ where: { state: 'sending' } })) === owed);
    await until(() => sink.connections >= owed);
    zombie.child.kill('SIGSTOP');
    await world.owner
      .$executeRaw`UPDATE outbox SET lease_until = now() - interval '1 second' WHERE state = 'sending'`;
    start();
    const accepted = () => world.owner.outbox.count({ where: { state: 'accepted', fence: 2 } });
    await until(async () => (await accepted()) === owed);
    await new Promise((resolve) => setTimeout(resolve, 3_500));
    zombie.child.kill('SIGCONT');
    await until(() => zombie.child.exitCode !== null);
    expect(zombie.child.exitCode).toBe(75);
    expect(await accepted()).toBe(owed);
    expect(await world.owner.attempt.count()).toBe(2 * owed);
  });

  test('asked to stop during a slow answer finishes that e-mail, records it and ends cleanly', async () => {
    const owed = await world.owner.outbox.count();
    sink.failNext(owed, 'late 250');
    const worker = start();
    await until(() => sink.connections >= owed);
    const asked = performance.now();
    expect(await worker.stop()).toBe(0);
    expect(performance.now() - asked).toBeLessThan(25_000);
    expect(await world.owner.outbox.count({ where: { state: 'accepted' } })).toBe(owed);
    expect(await world.owner.outbox.count({ where: { state: 'sending' } })).toBe(0);
    expect(sink.received).toHaveLength(owed);
    expect(await shown('state')).toBe('stopped');
  });

  test('goes on by itself after its connections have been cut', async () => {
    const worker = start({ LEASE_SECONDS: '20' });
    await running(worker);
    const allAccepted = async () =>
      (await world.owner.outbox.count({ where: { state: { not: 'accepted' } } })) === 0;
    await until(allAccepted);
    for (let count = 0; count < 3; count++) {
      await cut();
      await refer(world);
    }
    // An e-mail whose outcome was cut off goes out again when its lease is over and the first wait after it.
    await until(allAccepted, 100_000);
    expect(worker.child.exitCode).toBeNull();
  });

  /** Ends every session of the worker's, on the database and on the queue. */
  async function cut(): Promise<void> {
    const client = new pg.Client({ connectionString: world.adminUrl });
    await client.connect();
    await client.query(
      `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename IN ('app_worker', 'app_queue')
        AND datname IN ($1, $2)`,
      [new URL(world.adminUrl).pathname.slice(1), new URL(queue.url).pathname.slice(1)],
    );
    await client.end();
  }
});
