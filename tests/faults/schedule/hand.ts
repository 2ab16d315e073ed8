import type { Weather } from '#tests/faults/sink/orders.ts';
import type { FaultSink } from '#tests/faults/sink/sink.ts';
import type { Admin } from '#tests/faults/world/admin.ts';
import type { CrashablePostgres } from '#tests/faults/world/postgres.ts';
import type { Bells } from '#tests/faults/world/queue-place.ts';
import type { FaultRedis } from '#tests/faults/world/redis.ts';
import type { Tally } from '#tests/faults/world/tally.ts';
import type { Settings, Workers } from '#tests/faults/world/workers.ts';

import type { Backend, Fault } from './faults.ts';

export type Scene = {
  readonly workers: Workers;
  readonly sink: FaultSink;
  readonly postgres: CrashablePostgres;
  readonly redis: FaultRedis;
  readonly admin: Admin;
  readonly bells: Bells;
  readonly tally: Tally;
  /** How the mail server behaves when nothing else is wanted. */
  readonly fair: Weather;
  readonly settings: (backend: Backend) => (slot: number) => Settings;
};

/** What the doers of faults share: what is there, where the queue is, and a way to undo something in a while. */
export type Hand = Scene & {
  readonly backend: () => Backend;
  readonly later: (milliseconds: number, act: () => unknown) => void;
};

/** One doer for each kind of fault. */
export type Doers<Kind extends Fault['kind']> = {
  readonly [K in Kind]: (fault: Extract<Fault, { readonly kind: K }>) => unknown;
};
