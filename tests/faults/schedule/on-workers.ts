import { catchWorker } from './catching.ts';
import type { Doers, Hand } from './hand.ts';

type Kinds = 'kill' | 'kill-twice' | 'kill-at' | 'kill-while' | 'freeze' | 'freeze-at' | 'wrong-clock';

/** A killed worker is started again and has taken the same work up when the second blow comes, in milliseconds. */
const untilBackAtWork = 1_500;

/** What befalls worker processes. */
export function onWorkers({ workers, sink, admin, tally, later }: Hand): Doers<Kinds> {
  const lasting = new Map<number, number>();
  const awake = (wanted: number) => {
    const slots = workers.pids().flatMap((pid, slot) => (pid === null || workers.frozen(slot) ? [] : [slot]));
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
      later(untilBackAtWork, () => {
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
