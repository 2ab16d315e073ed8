import { randomBytes, randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';

import { loadRulebook } from '#app/store/reference/rulebook.server.ts';
import { createVault } from '#app/store/shared/vault.server.ts';
import type { Doorbell } from '#app/usecases/deps.ts';
import { chanceFrom } from '#prisma/seed/demo/chance.ts';
import type { Place } from '#tests/faults/world/place.ts';

import { leaveADraft } from './draft.ts';
import { GaveUp } from './keeper.ts';
import type { Ledger } from './ledger.ts';
import { liveOneCase } from './story.ts';
import { tellTwice } from './telling.ts';

export type Load = {
  /** No new story is begun; those under way are carried to their end. */
  readonly stop: () => Promise<void>;
};

/** While the database is away stories pile up; people do not begin more of them than this. */
const mostAtOnce = 16;

/** People at work while everything fails: a new case every so many milliseconds, and a thing told twice beside it. */
export async function startLoad(
  place: Place,
  ledger: Ledger,
  options: { readonly seed: number; readonly every: number; readonly bell: Doorbell },
): Promise<Load> {
  const key = () => randomBytes(32).toString('base64');
  const deps = {
    db: place.web,
    now: () => new Date(),
    newId: randomUUID,
    randomBytes: (count: number) => randomBytes(count),
    vault: createVault({ masterKey: key(), indexKey: key() }),
    rulebook: await loadRulebook(place.worker),
    bell: options.bell,
  };
  const stage = { place, deps, ledger };
  const chance = chanceFrom(options.seed);
  const underWay = new Set<Promise<void>>();
  const ended = new AbortController();
  const begin = (story: () => Promise<void>) => {
    if (underWay.size >= mostAtOnce) return;
    const told = story()
      .catch((error: unknown) => {
        if (error instanceof GaveUp) ledger.giveUp(error.message);
        else ledger.count('unanswered');
      })
      .finally(() => underWay.delete(told));
    underWay.add(told);
  };
  const running = (async () => {
    while (!ended.signal.aborted) {
      begin(() => liveOneCase(stage, chance.apart()));
      if (chance.pick([true, false, false])) begin(() => leaveADraft(stage));
      for (let count = 0; count < 3; count++) begin(() => tellTwice(stage, chance.apart()));
      await wait(options.every);
    }
  })();
  return {
    stop: async () => {
      ended.abort();
      await running;
      await Promise.all(underWay);
    },
  };
}
