import { meetings } from '#tests/faults/sink/meetings.ts';
import type { Weather } from '#tests/faults/sink/orders.ts';
import type { Admin } from '#tests/faults/world/admin.ts';

import type { Doers, Hand } from './hand.ts';
import { poll } from './holding.ts';

/** Workers on a starved machine need a while to come up, in milliseconds. */
const patience = 120_000;

/** Weather that lasts until so many letters have come into it and their senders have written down what became of them. */
export function onStorms({ sink, admin, tally, bells, fair }: Hand): Doers<'storms'> {
  return {
    storms: async ({ storms, letters }) => {
      for (const { weather, stage } of storms) {
        sink.weather(weather);
        const enough = async () => meetings(await sink.book(), weather, stage) >= letters || null;
        const came = await poll(patience, enough, () => bells.ring('send'));
        if (came === null) continue;
        sink.weather('refusing');
        if ((await poll(patience, () => nothingOpen(admin).catch(() => null))) !== null)
          tally.add(storm(weather));
      }
      sink.weather(fair);
    },
  };
}

/** What a storm is called in the tally when it did what it is for. */
export const storm = (weather: Weather): string => `mail: ${weather}, seen through`;

async function nothingOpen({ ask }: Admin): Promise<true | null> {
  const open = await ask(`SELECT FROM outbox WHERE state = 'sending' LIMIT 1`);
  return open.length === 0 || null;
}
