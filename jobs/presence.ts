import { readClocks } from '#app/store/shared/database-clock.server.ts';
import { beat, presence } from '#app/store/shared/heartbeat.server.ts';

import type { TaskParts } from './tasks.ts';

export type PresenceParts = Pick<TaskParts, 'db' | 'log' | 'name' | 'hostNow'> & {
  /** The release this process runs. */
  readonly version: string;
};

/**
 * Says that this worker is there and how its clock stands, whether or not it gets anything done: a host whose clock is
 * wrong claims nothing, and must not look like one that is down.
 */
export async function showPresence(
  { db, log, name, version, hostNow }: PresenceParts,
  state: 'running' | 'stopped',
): Promise<void> {
  const { at, ahead, tolerable } = await readClocks(db, hostNow);
  const seconds = Math.round(ahead / 1_000);
  if (!tolerable)
    log.error('The clock of this host is wrong; nothing is claimed until it is right', { seconds });
  await beat(db, presence, at, {
    worker: name,
    version,
    state,
    clock: tolerable ? 'right' : 'wrong',
    seconds,
  });
}
