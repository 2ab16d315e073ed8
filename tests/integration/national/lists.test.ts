import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import type { Actor } from '#app/domain/account/actor.ts';
import { delayBands, type DelayBand } from '#app/domain/oversight/delay.ts';
import type { NationalFilter, NationalList } from '#app/domain/oversight/lists.ts';
import { firstPage, readCursor } from '#app/domain/shared/key-page.ts';
import { viewNational } from '#app/usecases/oversight/view-national.server.ts';
import { refer } from '#tests/support/a-referral.ts';
import { createWorld, type World } from '#tests/support/world.ts';

import { addLate } from './backlog.ts';

const everything: NationalFilter = { nation: null, authorityId: null, delay: null };
const overdueBands = delayBands.filter((band) => band !== 'due-24h');

let world: World;
let coordinator: Actor;
let cases: { readonly id: string; readonly nation: string; readonly responsibleAuthorityId: string }[];
beforeAll(async () => {
  world = await createWorld('2026-11-24T10:00');
  coordinator = await world.staff.add('coordinator');
  for (const placeId of ['dover-port-of', 'ramsgate', 'glasgow-central-station'])
    await refer(world, { placeId });
  cases = await world.owner.childCase.findMany();
});
afterAll(() => world.close());

const none = () =>
  world.owner.deadline.deleteMany({
    where: { ruleKey: { in: ['lac.review.1.eng', 'guardian.first_visit'] }, actions: { none: {} } },
  });

async function see(list: NationalList, filter: Partial<NationalFilter> = {}, asked = firstPage) {
  const view = await viewNational(world.deps, coordinator, {
    list,
    filter: { ...everything, ...filter },
    asked,
  });
  if (view === null) throw new Error('A coordinator has no national view.');
  return view;
}

/** Every row of a list, page by page; `between` runs before each further page. */
async function walk(
  list: NationalList,
  filter: Partial<NationalFilter> = {},
  between = () => Promise.resolve(),
) {
  const ids: string[] = [];
  let asked = firstPage;
  for (;;) {
    const { page } = await see(list, filter, asked);
    ids.push(...page.rows.map(({ id }) => id));
    if (page.after === null) return ids;
    asked = { after: readCursor(page.after), before: null };
    await between();
  }
}

const idsOf = async (list: NationalList, filter: Partial<NationalFilter>) =>
  (await see(list, filter)).page.rows.map(({ id }) => id);

describe('the filters of the national lists', () => {
  const someLate = fc.array(
    fc.record({
      which: fc.nat(2),
      hours: fc.oneof(fc.constantFrom(0, 24, 72, 168, -24), fc.integer({ min: -60, max: 400 })),
      review: fc.boolean(),
    }),
    { maxLength: 20 },
  );

  test.each(['reviews', 'overdue'] as const)(
    'divide “%s” by delay into bands that never overlap and leave nothing out',
    async (list) => {
      await fc.assert(
        fc.asyncProperty(someLate, async (wanted) => {
          await none();
          const late = wanted.map(({ which, ...rest }) => ({ ...rest, caseId: cases[which]?.id ?? '' }));
          await addLate(world, late);
          const { page, counts } = await see(list);
          const bands = await Promise.all(delayBands.map((delay) => idsOf(list, { delay })));
          const all = bands.flat();
          expect(new Set(all).size).toBe(all.length);
          const overdue = bands.slice(1).flat();
          expect([...overdue].sort()).toEqual(page.rows.map(({ id }) => id).sort());
          expect(counts.lists[list]).toBe(overdue.length);
          expect(delayBands.map((band) => counts.bands?.[band])).toEqual(bands.map(({ length }) => length));
        }),
        { numRuns: 12 },
      );
    },
  );

  test('combine: nation, authority and delay together are what each of them leaves', async () => {
    await none();
    await addLate(
      world,
      cases.flatMap(({ id: caseId }) => [1, 30, 100, 300].map((hours) => ({ caseId, hours }))),
    );
    const byId = new Map((await see('reviews')).page.rows.map((row) => [row.id, row.caseId]));
    for (const { nation, responsibleAuthorityId: authorityId } of cases)
      for (const delay of [null, ...overdueBands] as (DelayBand | null)[]) {
        const found = await idsOf('reviews', { nation: nation as 'ENG', authorityId, delay });
        const both = await idsOf('reviews', { nation: nation as 'ENG' });
        const late = new Set(delay === null ? both : await idsOf('reviews', { delay }));
        const expected = both.filter((id) => {
          const row = cases.find((one) => one.id === byId.get(id));
          return row?.responsibleAuthorityId === authorityId && late.has(id);
        });
        expect(found).toEqual(expected);
      }
    expect(await idsOf('reviews', { nation: 'SCT', authorityId: 'E10000016' })).toEqual([]);
  });

  test('show the longest overdue first', async () => {
    await none();
    const [short, long, middle] = await addLate(
      world,
      [2, 200, 50].map((hours) => ({ caseId: cases[0]?.id ?? '', hours })),
    );
    expect(await idsOf('reviews', {})).toEqual([long, middle, short]);
  });
});

describe('paging through a national list', () => {
  const sixty = () =>
    Array.from({ length: 60 }, (_, index) => ({
      caseId: cases[index % 3]?.id ?? '',
      hours: 1 + (index % 20),
    }));

  test('visits every row once and in order, also where many are due at one moment', async () => {
    await none();
    const ids = await addLate(world, sixty());
    const walked = await walk('reviews');
    expect(walked).toHaveLength(60);
    expect([...walked].sort()).toEqual([...ids].sort());
  });

  test('visits every row that stays once, while others come and go', async () => {
    await none();
    const ids = await addLate(world, sixty());
    const gone: string[] = [];
    const walked = await walk('reviews', {}, async () => {
      const left = ids.filter((id) => !gone.includes(id));
      const met = [left[0], left.at(-1)].filter((id) => id !== undefined);
      gone.push(...met);
      await world.owner.deadline.updateMany({ where: { id: { in: met } }, data: { status: 'met' } });
      await addLate(
        world,
        [5, 15].map((hours) => ({ caseId: cases[0]?.id ?? '', hours })),
      );
    });
    expect(new Set(walked).size).toBe(walked.length);
    for (const id of ids.filter((one) => !gone.includes(one))) expect(walked).toContain(id);
  });

  test('goes back to where it came from', async () => {
    await none();
    await addLate(world, sixty());
    const first = await see('reviews');
    const second = await see('reviews', {}, { after: readCursor(first.page.after), before: null });
    const back = await see('reviews', {}, { after: null, before: readCursor(second.page.before) });
    expect(back.page.rows.map(({ id }) => id)).toEqual(first.page.rows.map(({ id }) => id));
    expect(back.page.before).toBeNull();
  });
});
