import { Queue, Worker } from 'bullmq';
import { Redis } from 'ioredis';

import { startRedis } from '#tests/support/redis.ts';

import type { BenchDatabase } from '../ground.ts';
import { handlerOn, handlerPool } from './job-handler.ts';

const name = 'deadlines';
/** Time to put all jobs in before the first is due, in milliseconds. */
const headStart = (jobs: number) => 1_500 + jobs / 5;

/** One delayed job for each action, all due at one moment; answers the seconds from that moment to the last commit. */
export async function fireByBullmq(
  database: BenchDatabase,
  actionIds: readonly string[],
  { now, concurrency }: { readonly now: Date; readonly concurrency: number },
): Promise<number> {
  const redis = await startRedis();
  const connection = new Redis(redis.url, { maxRetriesPerRequest: null });
  const pool = handlerPool(database.workerUrl, concurrency);
  const queue = new Queue(name, { connection });
  try {
    const due = Date.now() + headStart(actionIds.length);
    const jobs = actionIds.map((id) => ({
      name,
      data: { id },
      opts: { delay: due - Date.now(), removeOnComplete: true },
    }));
    for (let at = 0; at < jobs.length; at += 1_000) await queue.addBulk(jobs.slice(at, at + 1_000));
    const seconds = await drained({ connection, concurrency, count: jobs.length, due }, handlerOn(pool, now));
    return seconds;
  } finally {
    await queue.close();
    await pool.end();
    connection.disconnect();
    await redis.stop();
  }
}

type Run = {
  readonly connection: Redis;
  readonly concurrency: number;
  readonly count: number;
  readonly due: number;
};

async function drained(run: Run, handle: (id: string) => Promise<void>): Promise<number> {
  const { connection, concurrency, count, due } = run;
  const { promise, resolve, reject } = Promise.withResolvers<number>();
  let done = 0;
  const ofWorker = connection.duplicate();
  const worker = new Worker<{ id: string }>(
    name,
    async ({ data }) => {
      await handle(data.id);
      done += 1;
      if (done === count) resolve(Date.now());
    },
    { connection: ofWorker, concurrency },
  );
  worker.on('failed', (_, error) => {
    reject(error);
  });
  try {
    return ((await promise) - due) / 1_000;
  } finally {
    await worker.close();
    ofWorker.disconnect();
  }
}
