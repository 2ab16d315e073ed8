import { setTimeout as wait } from 'node:timers/promises';

import type { Admin } from '#tests/faults/world/admin.ts';

import type { Moment } from './faults.ts';

/** What the database shows of a worker's transaction at each moment: its latest statement. */
const signs: Readonly<Record<Moment, RegExp>> = {
  claiming: /UPDATE outbox SET state = 'sending'|INSERT INTO "public"."attempt"/iu,
  firing: /FROM planned_action|UPDATE planned_action/iu,
  telling: /INSERT INTO "public"."(notice|outbox)"|audit_append_many/iu,
  finishing: /UPDATE "public"."(attempt|outbox)"|audit_append\(/iu,
};

const patience = 6_000;

/** Watches until a worker is at this moment, strikes it at once and answers which it was; null when none came by. */
export function catchWorker(
  admin: Admin,
  moment: Moment,
  strike: (slot: number) => void,
): Promise<number | null> {
  return admin.with(async (client) => {
    const end = Date.now() + patience;
    while (Date.now() < end) {
      const { rows } = await client.query<{ name: string; query: string }>(
        `SELECT application_name AS name, query FROM pg_stat_activity
         WHERE application_name LIKE 'worker-%' AND state <> 'idle'`,
      );
      const found = rows.find(({ query }) => signs[moment].test(query));
      if (found !== undefined) {
        const slot = Number(found.name.slice('worker-'.length));
        strike(slot);
        return slot;
      }
      await wait(4);
    }
    return null;
  });
}
