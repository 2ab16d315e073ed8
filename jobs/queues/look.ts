import type { QueueLook } from '#app/usecases/deps.ts';

import type { JobQueue } from './queue.ts';

/** A page does not wait longer for its queue, in milliseconds. */
const patience = 2_000;

/** Looks at the queue for a page: an absent one may never answer, and then the page says so. */
export function lookSoon(queue: Pick<JobQueue, 'look'>): QueueLook {
  return async () => {
    let timer: NodeJS.Timeout | undefined;
    const tired = new Promise<null>((resolve) => {
      timer = setTimeout(() => {
        resolve(null);
      }, patience);
    });
    const state = await Promise.race([queue.look().catch(() => null), tired]);
    clearTimeout(timer);
    return state;
  };
}
