import { randomUUID } from 'node:crypto';

import type { Rulebook } from '#app/domain/rules/rulebook.ts';
import type { Db } from '#app/store/shared/database.server.ts';
import { databaseTime } from '#app/store/shared/database-clock.server.ts';
import { beat } from '#app/store/shared/heartbeat.server.ts';
import { fireDue } from '#app/usecases/deadline/fire-due.server.ts';
import { sendOwed, type Post } from '#app/usecases/notice/send-owed.server.ts';

import { bounded } from './bounded.ts';
import { faultOf, type WorkerLog } from './log.ts';
import { createConsumer, createQueue, prepareQueue, type QueuePlace } from './queues/queue.ts';
import type { Topic } from './queues/topics.ts';
import { singleFlight } from './single-flight.ts';
import { startTicker } from './ticker.ts';

export type WorkerParts = {
  readonly db: Db;
  readonly rulebook: Rulebook;
  readonly post: Post;
  readonly queue: QueuePlace;
  readonly log: WorkerLog;
  readonly name: string;
  /** Milliseconds between this worker's own sweeps, which need no queue. */
  readonly sweepEvery: number;
};

export type RunningWorker = { readonly stop: () => Promise<void> };

const second = 1_000;
/** How often the queue is asked to call; told anew each minute, since a flushed Redis forgets. */
const schedule = { fire: 15 * second, send: 15 * second } as const;
const renewSchedule = 60 * second;

/**
 * Starts firing and sending: by the worker's own timer, by the queue's schedule and by the doorbell, all into the same
 * two idempotent tasks. The queue may be absent for as long as it likes.
 */
export function startWorker(parts: WorkerParts): RunningWorker {
  const { log } = parts;
  const failed = (task: string) => (error: unknown) => {
    log.error('A task failed and will be tried again', { topic: task, fault: faultOf(error) });
  };
  const tasks = tasksOf(parts);
  const sweeps = (['fire', 'send'] as const).map((topic) =>
    startTicker(parts.sweepEvery, tasks[topic], failed(topic)),
  );
  const line = connectQueue(parts, tasks, failed('queue'));
  return {
    stop: async () => {
      await Promise.all([...sweeps.map((sweep) => sweep.stop()), line.stop()]);
    },
  };
}

type Tasks = Record<'fire' | 'send', () => Promise<void>>;

function tasksOf({ db, rulebook, post, log, name }: WorkerParts): Tasks {
  const time = () => databaseTime(db, () => new Date());
  const timed = (topic: 'fire' | 'send', run: () => Promise<number>) =>
    singleFlight(async () => {
      const started = performance.now();
      const count = await run();
      const milliseconds = Math.round(performance.now() - started);
      if (count > 0) log.info('Task done', { topic, count, milliseconds });
      await beat(db, topic, await time(), { worker: name, count, milliseconds });
    });
  return {
    fire: timed('fire', async () => fireDue({ db, newId: randomUUID, rulebook }, await time())),
    send: timed('send', () => sendOwed({ db, newId: randomUUID, post, chance: Math.random, now: time })),
  };
}

/** Joins the queue as soon as it can be reached and keeps its schedule alive; stops cleanly whether it was reached or not. */
function connectQueue(
  parts: WorkerParts,
  tasks: Tasks,
  failed: (error: unknown) => void,
): { readonly stop: () => Promise<void> } {
  const closing: (() => Promise<void>)[] = [];
  const report = (what: string, error: Error) => {
    parts.log.warn('The queue is out of reach; sweeps go on without it', {
      component: what,
      fault: faultOf(error),
    });
  };
  let joined: { every: (topic: Topic, milliseconds: number) => Promise<void> } | null = null;
  const join = async () => {
    if (joined === null) {
      await prepareQueue(parts.queue);
      const queue = createQueue(parts.queue, report);
      closing.push(queue.close, createConsumer(parts.queue, (topic) => handle(topic, tasks), report).close);
      joined = queue;
    }
    for (const topic of ['fire', 'send'] as const) await joined.every(topic, schedule[topic]);
  };
  const renewal = startTicker(renewSchedule, join, failed);
  return {
    stop: async () => {
      // An absent Redis leaves a renewal waiting for ever; closing the connection ends it.
      const renewed = renewal.stop();
      await Promise.allSettled(closing.map((close) => close()));
      await bounded(renewed, 2_000);
    },
  };
}

async function handle(topic: Topic, tasks: Tasks): Promise<void> {
  if (topic === 'fire' || topic === 'send') await tasks[topic]();
}
