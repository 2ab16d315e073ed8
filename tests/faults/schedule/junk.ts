import { createPostgresBackend, Queue, withBackend } from 'bullmq';
import { Redis } from 'ioredis';

import type { Settings } from '#tests/faults/world/workers.ts';

import type { Backend } from './faults.ts';

const queueName = 'guardianship';
const patience = 2_000;

/** Puts jobs into the queue that nobody can have meant: unknown topics, wrong contents, far too much of it. */
export async function litter(
  backend: Backend,
  settings: Settings,
  count: number,
  newId: () => string,
): Promise<void> {
  const { queue, close } = openQueue(backend, settings);
  queue.on('error', () => undefined);
  const jobs = Array.from({ length: count }, (_, index) => junk(index, newId));
  const put = Promise.allSettled(jobs.map(({ name, data }) => queue.add(name, data, { removeOnFail: true })));
  await Promise.race([put, new Promise((resolve) => setTimeout(resolve, patience).unref())]);
  await Promise.race([
    queue.close().catch(() => undefined),
    new Promise((resolve) => setTimeout(resolve, patience).unref()),
  ]);
  close();
}

function junk(index: number, newId: () => string): { readonly name: string; readonly data: unknown } {
  const kinds = [
    { name: 'no-such-topic', data: {} },
    { name: 'fire', data: { id: newId(), at: 'never' } },
    { name: 'send', data: 'x'.repeat(200_000) },
    { name: '__proto__', data: null },
    { name: 'send', data: [[[]]] },
  ];
  return kinds[index % kinds.length] ?? { name: '', data: {} };
}

const inPostgres = withBackend(createPostgresBackend);

function openQueue(
  backend: Backend,
  settings: Settings,
): { readonly queue: Queue; readonly close: () => void } {
  if (backend === 'postgres') {
    const connection = { connectionString: settings['QUEUE_DATABASE_URL'] ?? '', max: 1 };
    return {
      queue: new inPostgres.Queue(queueName, { connection }) as unknown as Queue,
      close: () => undefined,
    };
  }
  const connection = new Redis(settings['REDIS_URL'] ?? '', {
    enableOfflineQueue: false,
    maxRetriesPerRequest: 1,
    retryStrategy: () => null,
  });
  connection.on('error', () => undefined);
  return {
    queue: new Queue(queueName, { connection }),
    close: () => {
      connection.disconnect();
    },
  };
}
