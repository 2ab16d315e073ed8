import { createPostgresBackend, Queue, withBackend, Worker } from 'bullmq';
import { Redis, type CommonRedisOptions } from 'ioredis';

import type { QueueState } from '#app/domain/oversight/queue-state.ts';

import { bounded } from '../bounded.ts';

import { openPool, prepareSchema } from './postgres-place.ts';
import { isTopic, type Topic } from './topics.ts';

/** Where the queue lives. It may lose everything at any moment without losing an obligation: the rows are the truth. */
export type QueuePlace =
  { readonly kind: 'redis'; readonly url: string } | { readonly kind: 'postgres'; readonly url: string };

/** Redis if there is one, else PostgreSQL if it keeps a queue, else nowhere. */
export function queuePlace(env: {
  readonly redisUrl: string | null;
  readonly queueDatabaseUrl: string | null;
}): QueuePlace | null {
  if (env.redisUrl !== null) return { kind: 'redis', url: env.redisUrl };
  return env.queueDatabaseUrl === null ? null : { kind: 'postgres', url: env.queueDatabaseUrl };
}

export type JobQueue = {
  /** Asks for work once; rejects when the queue cannot be reached. */
  readonly add: (topic: Topic) => Promise<void>;
  /** Asks for work again and again. Told anew now and then, because a flushed Redis forgets it in silence. */
  readonly every: (topic: Topic, milliseconds: number) => Promise<void>;
  /** What is on it now; rejects when the queue cannot be reached. */
  readonly look: () => Promise<QueueState>;
  readonly close: () => Promise<void>;
};

const queueName = 'guardianship';
/** Failures are retried by the next sweep from rows, never by the queue; finished jobs are not kept. */
const jobOptions = { attempts: 1, removeOnComplete: true, removeOnFail: { count: 50 } };

/** Milliseconds: an absent Redis never answers a farewell; a job under way gets its time to finish. */
const goodbye = 2_000;
const drain = 20_000;

type Report = (what: string, error: Error) => void;

export function createQueue(place: QueuePlace, report: Report): JobQueue {
  const { queue, disconnect, policy } = openQueue(place, report);
  queue.on('error', (error) => {
    report('queue', error);
  });
  return {
    add: async (topic) => {
      await queue.add(topic, {}, jobOptions);
    },
    every: async (topic, milliseconds) => {
      await queue.upsertJobScheduler(
        `every-${topic}`,
        { every: milliseconds },
        { name: topic, opts: jobOptions },
      );
    },
    look: async () => {
      const counts = await queue.getJobCounts(...countedStates);
      const of = (state: (typeof countedStates)[number]) => counts[state] ?? 0;
      return {
        waiting: of('waiting'),
        active: of('active'),
        delayed: of('delayed'),
        failed: of('failed'),
        completed: of('completed'),
        eviction: await policy(),
      };
    },
    close: async () => {
      disconnect();
      await bounded(queue.close(), goodbye);
    },
  };
}

const countedStates = ['waiting', 'active', 'delayed', 'failed', 'completed'] as const;

/** Runs `handle` for each job until closed; `close` waits for what is under way. */
export function createConsumer(
  place: QueuePlace,
  handle: (topic: Topic) => Promise<void>,
  report: Report,
): { readonly close: () => Promise<void> } {
  const underWay = new Set<Promise<void>>();
  const run = async ({ name }: { readonly name: string }) => {
    if (!isTopic(name)) return;
    const job = handle(name).finally(() => underWay.delete(job));
    underWay.add(job);
    await job;
  };
  const { worker, disconnect } = openWorker(place, run, report);
  worker.on('error', (error) => {
    report('consumer', error);
  });
  return {
    close: async () => {
      const closed = worker.close();
      await bounded(Promise.allSettled(underWay), drain);
      await bounded(closed, goodbye);
      disconnect();
    },
  };
}

/** Brings the queue's schema in PostgreSQL up to date, and refuses one that this code does not know. Redis needs nothing. */
export async function prepareQueue(place: QueuePlace): Promise<void> {
  if (place.kind === 'postgres') await prepareSchema(place.url);
}

const inPostgres = withBackend(createPostgresBackend);

function openQueue(place: QueuePlace, report: Report) {
  if (place.kind === 'postgres') {
    const { connection, end } = openPool(place.url, report);
    const queue = new inPostgres.Queue(queueName, { connection });
    return {
      queue: queue as unknown as Queue,
      disconnect: end,
      policy: () => Promise.resolve(null),
    };
  }
  // The asking side fails fast: a request must not wait for an absent Redis.
  const connection = connectRedis(place.url, { enableOfflineQueue: false, maxRetriesPerRequest: 1 }, report);
  const disconnect = () => {
    connection.disconnect();
  };
  return { queue: new Queue(queueName, { connection }), disconnect, policy: () => evictionOf(connection) };
}

/** Redis' policy when it is full, unless it keeps everything as a queue needs it to. */
async function evictionOf(redis: Redis): Promise<string | null> {
  const policy = /^maxmemory_policy:(\S+)/mu.exec(await redis.info('memory'))?.[1] ?? null;
  return policy === 'noeviction' ? null : policy;
}

function openWorker(
  place: QueuePlace,
  run: (job: { readonly name: string }) => Promise<void>,
  report: Report,
) {
  const options = { concurrency: 4, lockDuration: 120_000 };
  if (place.kind === 'postgres') {
    const { connection, end } = openPool(place.url, report);
    const worker = new inPostgres.Worker(queueName, run, { ...options, connection });
    return { worker: worker as unknown as Worker, disconnect: end };
  }
  const connection = connectRedis(place.url, { maxRetriesPerRequest: null }, report);
  const disconnect = () => {
    connection.disconnect();
  };
  return { worker: new Worker(queueName, run, { ...options, connection }), disconnect };
}

/** A Redis client whose errors are reported; an error nobody listens to would end the process. */
function connectRedis(
  url: string,
  options: Pick<CommonRedisOptions, 'enableOfflineQueue' | 'maxRetriesPerRequest'>,
  report: Report,
): Redis {
  const redis = new Redis(url, { ...options, retryStrategy: (times) => Math.min(times * 200, 5_000) });
  redis.on('error', (error) => {
    report('redis', error);
  });
  return redis;
}
