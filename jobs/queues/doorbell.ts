import type { Doorbell } from '#app/usecases/deps.ts';

import type { JobQueue } from './queue.ts';

/** After this many milliseconds an unanswered ring is given up, so that the next one may try. */
const patience = 2_000;

/**
 * Rings a worker awake after a commit. It never fails and never makes anybody wait: one ring per topic is under way at
 * a time, and what is lost the next sweep finds.
 */
export function createDoorbell(queue: Pick<JobQueue, 'add'>, lost: (error: unknown) => void): Doorbell {
  const ringing = new Set<string>();
  return {
    ring: (topic) => {
      if (ringing.has(topic)) return;
      ringing.add(topic);
      const rung = () => ringing.delete(topic);
      const timer = setTimeout(rung, patience);
      timer.unref();
      queue
        .add(topic)
        .catch(lost)
        .finally(() => {
          clearTimeout(timer);
          rung();
        });
    },
  };
}
