import { setTimeout as wait } from 'node:timers/promises';

import { catchWorker } from './catching.ts';
import type { Doers, Hand } from './hand.ts';
import { poll } from './holding.ts';

type Kinds = 'kill' | 'kill-twice' | 'kill-at' | 'kill-while' | 'freeze' | 'freeze-at' | 'wrong-clock';

/** In milliseconds: how long a killed worker may take to be at work again, and then until it has taken the same work up. */
const untilBack = 20_000;
const untilAtIt = 700;

/** What befalls worker processes. */
export function onWorkers({ workers, sink, admin, tally, later }: Hand): Doers<Kinds> {
  const lasting = new Map<number, number>();
  const awake = (wanted: number) => {
    const slots = workers
      .pids()
      .flatMap((_, slot) => (workers.frozen(slot) || !workers.atWork(slot) ? [] : [slot]));
    return slots[wanted % Math.max(1, slots.length)];
  };
  const freeze = (slot: number, lasts: number) => {
    workers.freeze(slot);
    tally.add('SIGSTOP beyond the lease');
    later(lasts, () => {
      workers.thaw(slot);
    });
  };
  const kill = (wanted: number, rest: number) => {
    const slot = awake(wanted);
    if (slot !== undefined) workers.kill(slot, rest);
    return slot;
  };
  sink.onSprung((trap, slot) => {
    if (trap.signal === 'SIGSTOP') freeze(slot, lasting.get(trap.id) ?? 0);
    else tally.add(`kill -9 ${trap.when} ${trap.stage}`);
  });

  return {
    kill: ({ slot, rest }) => {
      if (kill(slot, rest) !== undefined) tally.add('kill -9 at random');
    },
    'kill-twice': ({ slot, rest }) => {
      const hit = kill(slot, 0);
      if (hit === undefined) return;
      tally.add('kill -9 twice on the same work');
      later(untilAtIt, async () => {
        await poll(untilBack, () => Promise.resolve(workers.atWork(hit) || null));
        await wait(untilAtIt);
        workers.kill(hit, rest);
      });
    },
    'kill-at': ({ stage, when }) => {
      const id = lasting.size + 1;
      lasting.set(id, 0);
      sink.trap({ id, stage, when, signal: 'SIGKILL' });
    },
    'kill-while': async ({ moment }) => {
      const slot = await catchWorker(admin, moment, (hit) => {
        workers.kill(hit, 300);
      });
      tally.add(slot === null ? `not caught while ${moment}` : `kill -9 while ${moment}`);
    },
    freeze: ({ slot, lasts }) => {
      const hit = awake(slot);
      if (hit !== undefined) freeze(hit, lasts);
    },
    'freeze-at': ({ stage, lasts }) => {
      const id = lasting.size + 1;
      lasting.set(id, lasts);
      sink.trap({ id, stage, when: 'before', signal: 'SIGSTOP' });
    },
    'wrong-clock': ({ slot, offBy, lasts }) => {
      const hit = awake(slot);
      if (hit === undefined) return;
      const preload = new URL('../world/skewed-clock.ts', import.meta.url).href;
      workers.restartWith(hit, { CLOCK_OFF_BY: String(offBy) }, ['--import', preload]);
      tally.add('wrong host clock');
      later(lasts, () => {
        workers.kill(hit, 0);
      });
    },
  };
}
