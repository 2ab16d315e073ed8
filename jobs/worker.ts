import { ClockSkew } from '#app/store/shared/database-clock.server.ts';

import { bounded } from './bounded.ts';
import { joinQueue } from './join-queue.ts';
import { faultOf } from './log.ts';
import { showPresence, type PresenceParts } from './presence.ts';
import type { QueuePlace } from './queues/queue.ts';
import { schedule } from './schedule.ts';
import { topics, type Topic } from './queues/topics.ts';
import { tasksOf, type TaskParts } from './tasks.ts';
import { startTicker } from './ticker.ts';

export type WorkerParts = Omit<TaskParts, 'stopping'> &
  PresenceParts & {
    readonly queue: QueuePlace;
    /** Milliseconds between this worker's own sweeps, which need no queue. */
    readonly sweepEvery: number;
  };

export type RunningWorker = {
  /** Finishes what is under way, begins nothing more, and says that this worker has stopped. */
  readonly stop: () => Promise<void>;
};

const second = 1_000;
/** A worker that has just started has not fired or sent yet, and would find its own silence. */
const first = {
  fire: 0,
  send: 0,
  digest: 0,
  recompute: 0,
  'plan-check': 30 * second,
  reconcile: 60 * second,
  checkpoint: 0,
  oversee: 0,
  retain: 0,
} as const satisfies Record<Topic, number>;
const farewell = 2 * second;

/**
 * Starts the tasks: by the worker's own timer, by the queue's schedule and by the doorbell, all into the same idempotent
 * functions. The queue may be absent for as long as it likes.
 */
export function startWorker(parts: WorkerParts): RunningWorker {
  const failed = (topic: string) => (error: unknown) => {
    // Presence says it already, and says it once for all tasks.
    if (error instanceof ClockSkew) return;
    parts.log.error('A task failed and will be tried again', { topic, fault: faultOf(error) });
  };
  let stopping = false;
  const tasks = tasksOf({ ...parts, stopping: () => stopping });
  const own = { ...schedule, fire: parts.sweepEvery, send: parts.sweepEvery };
  const sweeps = topics.map((topic) => startTicker(own[topic], tasks[topic], failed(topic), first[topic]));
  const shown = startTicker(15 * second, () => showPresence(parts, 'running'), failed('presence'));
  const line = joinQueue(parts, tasks, failed('queue'));
  return {
    stop: async () => {
      stopping = true;
      await Promise.all([...[...sweeps, shown].map((sweep) => sweep.stop()), line.stop()]);
      await bounded(showPresence(parts, 'stopped'), farewell);
    },
  };
}
