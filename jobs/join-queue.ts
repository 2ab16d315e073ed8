import { bounded } from './bounded.ts';
import { faultOf, type WorkerLog } from './log.ts';
import { createConsumer, createQueue, prepareQueue, type JobQueue, type QueuePlace } from './queues/queue.ts';
import { topics } from './queues/topics.ts';
import { schedule } from './schedule.ts';
import type { Tasks } from './tasks.ts';
import { startTicker } from './ticker.ts';

/** In milliseconds. An absent Redis may never answer; the next renewal asks again. */
const renewEvery = 60_000;
const patience = 2_000;

type Parts = { readonly queue: QueuePlace; readonly log: WorkerLog };

/** Joins the queue as soon as it can be reached and keeps its schedule alive; stops cleanly whether it was reached or not. */
export function joinQueue(
  { queue: place, log }: Parts,
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
    renewEvery,
    async () => {
      joined ??= await join();
      const { every } = joined;
      const asked = topics.map((topic) => every(topic, schedule[topic]).catch(failed));
      await bounded(Promise.all([...asked, warnOfEviction(joined, log)]), patience);
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

/** A Redis that throws keys away loses doorbells and schedules; rows are the truth, so it is said and lived with. */
async function warnOfEviction(queue: JobQueue, log: WorkerLog): Promise<void> {
  const { eviction } = await queue.look();
  if (eviction !== null)
    log.error('Redis may throw jobs away: set its maxmemory-policy to noeviction', { policy: eviction });
}
