import type { Topic } from './queues/topics.ts';

const second = 1_000;

/** How often the queue is asked to call, in milliseconds; told anew each minute, since a flushed Redis forgets. */
export const schedule = {
  fire: 15 * second,
  send: 15 * second,
  digest: 60 * second,
  recompute: 15 * second,
  'plan-check': 60 * second,
  reconcile: 300 * second,
  checkpoint: 60 * second,
  oversee: 60 * second,
  retain: 3_600 * second,
} as const satisfies Record<Topic, number>;
