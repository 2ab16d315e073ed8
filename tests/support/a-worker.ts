import { randomUUID } from 'node:crypto';

import { startWorker, type RunningWorker, type WorkerParts } from '#jobs/worker.ts';

import type { World } from './world.ts';

const silent = { info: () => undefined, warn: () => undefined, error: () => undefined };

/** A worker within this process, whose mail server accepts everything and who says nothing, unless told otherwise. */
export function startAWorker(
  world: World,
  parts: Pick<WorkerParts, 'queue' | 'sweepEvery'> & Partial<WorkerParts>,
): RunningWorker {
  return startWorker({
    db: world.worker,
    rulebook: world.deps.rulebook,
    ping: null,
    post: () => Promise.resolve({ kind: 'accepted', reason: 'reply-250' }),
    log: silent,
    name: randomUUID(),
    version: '1.0.0',
    hostNow: () => new Date(),
    ...parts,
  });
}
