import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import type { Actor } from '#app/domain/account/actor.ts';
import { nationalLists, type NationalFilter, type NationalList } from '#app/domain/oversight/lists.ts';
import { firstPage } from '#app/domain/shared/key-page.ts';
import { listLate } from '#app/store/oversight/authority-home-queries.server.ts';
import { listClosings } from '#app/store/oversight/closing-list.server.ts';
import { nationalCounts } from '#app/store/oversight/counts-queries.server.ts';
import { listOverdue, listUnanswered } from '#app/store/oversight/overdue-queries.server.ts';
import {
  listAnsweredOffers,
  listRefused,
  listUnguarded,
} from '#app/store/oversight/waiting-queries.server.ts';
import { asUser, type Tx } from '#app/store/shared/database.server.ts';
import { kent } from '#tests/support/a-case.ts';
import { createWorld, type World } from '#tests/support/world.ts';

import { addTenThousand } from './backlog.ts';

const everything: NationalFilter = { nation: null, authorityId: null, delay: null };
const filters: readonly NationalFilter[] = [
  everything,
  { nation: 'SCT', authorityId: null, delay: 'overdue-3d' },
  { nation: null, authorityId: kent, delay: 'overdue-more' },
];

/** Row-level security may not make the planner read a whole table for one page of a list. */
describe('at ten thousand running deadlines', () => {
  let world: World;
  let coordinator: Actor;
  let now: Date;
  beforeAll(async () => {
    world = await createWorld();
    coordinator = await world.staff.add('coordinator');
    now = world.clock.now();
    await addTenThousand(world);
  });
  afterAll(() => world.close());

  /** How often this reads the deadlines from end to end, as PostgreSQL counts. */
  const wholeReads = (actor: Actor, read: (tx: Tx) => Promise<unknown>) =>
    asUser(world.deps.db, actor.userId, async (tx) => {
      const before = await scansOf(tx);
      await read(tx);
      return (await scansOf(tx)) - before;
    });

  async function scansOf(tx: Tx): Promise<number> {
    const [row] = await tx.$queryRaw<{ scans: number }[]>`
      SELECT pg_stat_get_xact_numscans('deadline'::regclass)::int AS scans`;
    return row?.scans ?? 0;
  }

  const read: Record<NationalList, (tx: Tx, filter: NationalFilter) => Promise<unknown>> = {
    reviews: (tx, filter) => listOverdue(tx, { reviewsOnly: true, filter, asked: firstPage }, now),
    overdue: (tx, filter) => listOverdue(tx, { reviewsOnly: false, filter, asked: firstPage }, now),
    handovers: (tx, filter) => listUnanswered(tx, { filter, asked: firstPage }, now),
    'without-guardian': (tx, filter) => listUnguarded(tx, { filter, asked: firstPage }),
    offers: (tx, filter) => listAnsweredOffers(tx, { filter, asked: firstPage }),
    closings: (tx, filter) => listClosings(tx, { filter, asked: firstPage }),
    refused: (tx, filter) => listRefused(tx, { filter, asked: firstPage }),
  };

  test('the counter tells a whole read from one through an index', async () => {
    expect(await wholeReads(coordinator, (tx) => tx.deadline.count({ where: { localIntent: 'x' } }))).toBe(1);
    expect(
      await wholeReads(coordinator, (tx) => tx.deadline.count({ where: { caseId: coordinator.userId } })),
    ).toBe(0);
  });

  test.each(nationalLists.flatMap((list) => filters.map((filter) => [list, filter] as const)))(
    '“%s” under %o, with its counts, reads no deadline it does not need',
    async (list, filter) => {
      const scans = await wholeReads(coordinator, async (tx) => {
        await read[list](tx, filter);
        await nationalCounts(tx, list, filter, now);
      });
      expect(scans).toBe(0);
    },
  );

  test('an authority’s own overdue list does not read everybody’s', async () => {
    const worker = await world.staff.add('social-worker', { authorityId: kent });
    expect(await wholeReads(worker, (tx) => listLate(tx, kent, { asked: firstPage, now }))).toBe(0);
  });
});
