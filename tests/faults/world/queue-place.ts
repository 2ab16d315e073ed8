import { setTimeout as wait } from 'node:timers/promises';

import { createDoorbell } from '#jobs/queues/doorbell.ts';
import { createQueue, prepareQueue, type JobQueue, type QueuePlace } from '#jobs/queues/queue.ts';
import type { Doorbell } from '#app/usecases/deps.ts';
import type { Backend } from '#tests/faults/schedule/faults.ts';

/** The doorbell of the web process, wherever the queue is at the moment. */
export type Bells = Doorbell & {
  readonly moveTo: (backend: Backend) => Promise<void>;
  readonly close: () => Promise<void>;
};

export function hangBells(urls: { readonly redis: string; readonly queue: string }): Bells {
  let queue: JobQueue | null = null;
  let bell: Doorbell | null = null;
  const close = async () => {
    const old = queue;
    queue = null;
    bell = null;
    await old?.close().catch(() => undefined);
  };
  return {
    ring: (topic) => bell?.ring(topic),
    moveTo: async (backend) => {
      await close();
      const place: QueuePlace =
        backend === 'redis' ? { kind: 'redis', url: urls.redis } : { kind: 'postgres', url: urls.queue };
      for (let tries = 0; ; tries++) {
        try {
          await prepareQueue(place);
          break;
        } catch (error) {
          if (tries === 40) throw error;
          await wait(250);
        }
      }
      queue = createQueue(place, () => undefined);
      bell = createDoorbell(queue, () => undefined);
    },
    close,
  };
}
