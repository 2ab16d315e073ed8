import { setTimeout as wait } from 'node:timers/promises';

import type { Backend, Fault } from './faults.ts';
import type { Doers, Hand, Scene } from './hand.ts';
import { onTransactions } from './holding.ts';
import { onPlaces } from './on-places.ts';
import { onStorms } from './storms.ts';
import { onWorkers } from './on-workers.ts';

/** Carries faults out, and can put everything right again. */
export type Director = {
  readonly perform: (fault: Fault) => Promise<void>;
  readonly calm: () => Promise<void>;
};

/** How long Redis is away when the very first workers boot, in milliseconds. */
const absentAtBoot = 5_000;
const inTheEnd = 4;

export function direct(scene: Scene): Director {
  const { workers, sink, postgres, redis, bells, tally } = scene;
  let backend: Backend = 'redis';
  let booted = false;
  const pending = new Set<Promise<unknown>>();
  const watch = (doing: Promise<unknown>) => {
    const watched = doing.catch(() => undefined).finally(() => pending.delete(watched));
    pending.add(watched);
  };
  const later = (milliseconds: number, act: () => unknown) => {
    watch(wait(milliseconds).then(act));
  };
  const moveTo = async (next: Backend, count: number) => {
    backend = next;
    await workers.replace(count, scene.settings(next));
    if (!booted) later(absentAtBoot, () => redis.start());
    else await redis.start();
    booted = true;
    await bells.moveTo(next);
  };
  const hand: Hand = { ...scene, backend: () => backend, later };
  const doers: Doers<Fault['kind']> = {
    ...onWorkers(hand),
    ...onPlaces(hand),
    ...onStorms(hand),
    ...onTransactions(hand),
    phase: (fault) => {
      tally.add(`phase: ${fault.backend}, ${String(fault.workers)} workers`);
      return moveTo(fault.backend, fault.workers);
    },
  };

  return {
    perform: async (fault) => {
      const act = doers[fault.kind] as (fault: Fault) => unknown;
      const doing = Promise.resolve()
        .then(() => act(fault))
        .catch(() => {
          tally.add(`not carried out: ${fault.kind}`);
        });
      watch(doing);
      await doing;
    },
    calm: async () => {
      sink.disarm();
      while (pending.size > 0) await Promise.allSettled(pending);
      sink.weather('ok');
      await postgres.start();
      await redis.start();
      await redis.full(false);
      await moveTo(backend, inTheEnd);
    },
  };
}
