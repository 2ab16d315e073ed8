import { bounded } from './bounded.ts';
import { faultOf } from './log.ts';
import { createConsumer, createQueue, prepareQueue, type JobQueue, type QueuePlace } from './queues/queue.ts';
import { topics, type Topic } from './queues/topics.ts';
import { tasksOf, type TaskParts, type Tasks } from './tasks.ts';
import { startTicker } from './ticker.ts';

export type WorkerParts = TaskParts & {
  readonly queue: QueuePlace;
  /** Milliseconds between this worker's own sweeps, which need no queue. */
  readonly sweepEvery: number;
};

export type RunningWorker = { readonly stop: () => Promise<void> };

const second = 1_000;
const hour = 3_600 * second;
/** How often the queue is asked to call; told anew each minute, since a flushed Redis forgets. */
const schedule = {
  fire: 15 * second,
  send: 15 * second,
  reconcile: 300 * second,
  retain: hour,
} as const satisfies Record<Topic, number>;
/** A worker that has just started has not fired or sent yet, and would find its own silence. */
const first = { fire: 0, send: 0, reconcile: 60 * second, retain: 0 } as const satisfies Record<
  Topic,
  number
>;
const renewSchedule = 60 * second;
/** An absent Redis may never answer; the next renewal asks again. */
const patience = 2 * second;

/**
 * Starts the tasks: by the worker's own timer, by the queue's schedule and by the doorbell, all into the same idempotent
 * functions. The queue may be absent for as long as it likes.
 */
export function startWorker(parts: WorkerParts): RunningWorker {
  const failed = (topic: string) => (error: unknown) => {
    parts.log.error('A task failed and will be tried again', { topic, fault: faultOf(error) });
  };
  const tasks = tasksOf(parts);
  const own = { ...schedule, fire: parts.sweepEvery, send: parts.sweepEvery };
  const sweeps = topics.map((topic) => startTicker(own[topic], tasks[topic], failed(topic), first[topic]));
  const line = joinQueue(parts, tasks, failed('queue'));
  return {
    stop: async () => {
      await Promise.all([...sweeps.map((sweep) => sweep.stop()), line.stop()]);
    },
  };
}

/** Joins the queue as soon as it can be reached and keeps its schedule alive; stops cleanly whether it was reached or not. */
function joinQueue(
  { queue: place, log }: WorkerParts,
  tasks: Tasks,
  failed: (error: unknown) => void,
): { readonly stop: () => Promise<void> } {
  const closing: (() => Promise<void>)[] = [];
  const report = (component: string, error: Error) => {
    log.warn('The queue is out of reach; sweeps go on without it', { component, fault: faultOf(error) });
  };
  const join = async (): Promise<JobQueue> => {
    await prepareQueue(place);
    const queue = createQueue(place, report);
    closing.push(queue.close, createConsumer(place, (topic) => tasks[topic](), report).close);
    return queue;
  };
  let joined: JobQueue | null = null;
  const renewal = startTicker(
    renewSchedule,
    async () => {
      joined ??= await join();
      const { every } = joined;
      const asked = topics.map((topic) => every(topic, schedule[topic]).catch(failed));
      await bounded(Promise.all(asked), patience);
    },
    failed,
  );
  return {
    stop: async () => {
      await renewal.stop();
      await Promise.allSettled(closing.map((close) => close()));
    },
  };
}
