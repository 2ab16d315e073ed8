import { PgBoss } from 'pg-boss';

import type { BenchDatabase } from '../ground.ts';
import { handlerOn, handlerPool } from './job-handler.ts';

const queue = 'deadlines';

/** One delayed job for each action, all due at one moment; answers the seconds from that moment to the last commit. */
export async function fireByPgBoss(
  database: BenchDatabase,
  actionIds: readonly string[],
  { now, concurrency }: { readonly now: Date; readonly concurrency: number },
): Promise<number> {
  const boss = new PgBoss({ connectionString: database.adminUrl, max: 4 });
  const pool = handlerPool(database.workerUrl, concurrency);
  boss.on('error', (error) => {
    throw error;
  });
  await boss.start();
  try {
    await boss.createQueue(queue);
    const due = new Date(Date.now() + 1_500 + actionIds.length / 5);
    const jobs = actionIds.map((id) => ({ data: { id }, startAfter: due }));
    for (let at = 0; at < jobs.length; at += 1_000) await boss.insert(queue, jobs.slice(at, at + 1_000));
    const handle = handlerOn(pool, now);
    const { promise, resolve } = Promise.withResolvers<number>();
    let done = 0;
    // As many in a batch, and as many batches at once, as keep every connection of the handler's busy.
    const options = {
      batchSize: concurrency,
      localConcurrency: 4,
      pollingIntervalSeconds: 0.5,
      burstWhenBatchFull: true,
    };
    await boss.work<{ id: string }>(queue, options, async (batch) => {
      await Promise.all(batch.map(({ data }) => handle(data.id)));
      done += batch.length;
      if (done === actionIds.length) resolve(Date.now());
    });
    return ((await promise) - due.getTime()) / 1_000;
  } finally {
    await boss.stop({ graceful: false });
    await pool.end();
  }
}
