import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';

import { insist } from '#tests/faults/load/keeper.ts';

import type { Doers, Hand } from './hand.ts';
import { litter } from './junk.ts';

type Kinds =
  | 'weather'
  | 'crash-postgres'
  | 'cut-connections'
  | 'flush-redis'
  | 'kill-redis'
  | 'fill-redis'
  | 'ring'
  | 'poison'
  | 'junk-jobs';

/** A deadline that is about to fire loses its rule: there is no such version. */
const poisonOne = `WITH next AS (
    SELECT d.id, d.rule_version FROM deadline d JOIN planned_action p ON p.deadline_id = d.id
    WHERE d.status = 'open' AND p.state = 'planned' AND d.rule_version < 900
      AND p.fire_at < clock_timestamp() + interval '20 s'
    ORDER BY hashint4(abs(hashtext(d.id::text) % 10000) + $1) LIMIT 1 FOR UPDATE OF d)
  UPDATE deadline d SET rule_version = d.rule_version + 900 FROM next WHERE d.id = next.id
  RETURNING d.id, next.rule_version AS version`;

/** What befalls the database, the queue and the mail server. */
export function onPlaces(hand: Hand): Doers<Kinds> {
  const { sink, postgres, redis, admin, bells, tally, later, fair } = hand;
  return {
    weather: ({ weather, lasts }) => {
      tally.add(`mail: ${weather}`);
      sink.weather(weather);
      later(lasts, () => {
        sink.weather(fair);
      });
    },
    'crash-postgres': async ({ down }) => {
      if (!postgres.isUp()) return;
      await postgres.crash();
      tally.add('PostgreSQL stopped with immediate mode');
      await wait(down);
      await postgres.start();
    },
    'cut-connections': async ({ count, draw }) => {
      const cut = await admin.ask(
        `SELECT pid, pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename LIKE 'app_%'
         ORDER BY hashint4(pid + $1) LIMIT $2`,
        [draw, count],
      );
      tally.add('connections cut', cut.length);
    },
    'flush-redis': async () => {
      await redis.flush();
      tally.add('Redis FLUSHALL');
    },
    'kill-redis': async ({ down }) => {
      await redis.kill();
      tally.add('Redis killed');
      await wait(down);
      await redis.start();
    },
    'fill-redis': async ({ lasts }) => {
      await redis.full(true);
      tally.add('Redis full');
      await wait(lasts);
      await redis.full(false);
    },
    ring: async ({ times }) => {
      for (let time = 0; time < times; time++) {
        bells.ring('fire');
        bells.ring('send');
        await wait(20);
      }
      tally.add('duplicate doorbells', times * 2);
    },
    poison: async ({ draw, lasts }) => {
      const [poisoned] = await admin.ask<{ id: string; version: number }>(poisonOne, [draw]);
      if (poisoned === undefined) return;
      tally.add('actions poisoned');
      // The database may be away just then, and poison that stays is a fault of nobody's but ours.
      later(lasts, () =>
        insist(() =>
          admin.ask('UPDATE deadline SET rule_version = $2 WHERE id = $1', [poisoned.id, poisoned.version]),
        ),
      );
    },
    'junk-jobs': async ({ count }) => {
      const backend = hand.backend();
      await litter(backend, hand.settings(backend)(0), count, randomUUID);
      tally.add('junk jobs', count);
    },
  };
}
