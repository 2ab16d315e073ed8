import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { createAttemptLimits, type AttemptLimit } from '#app/store/account/attempt-limits.server.ts';
import { createWorld, type World } from '#tests/support/world.ts';

let world: World;
let limit: AttemptLimit;
beforeAll(async () => {
  world = await createWorld();
  limit = createAttemptLimits(world.deps.db).account;
});
afterAll(() => world.close());
beforeEach(async () => {
  await world.owner.rateLimit.deleteMany();
});

const admit = async (times: number, key = 'k') => {
  const waits: number[] = [];
  for (let count = 0; count < times; count++) waits.push(await limit.admit(key));
  return waits;
};

/** Lets the present wait pass; the limiter keeps time itself. */
const waitOver = () =>
  world.owner.rateLimit.updateMany({
    where: { key: { contains: 'gate' } },
    data: { expire: Date.now() - 1 },
  });

describe('attempts', () => {
  test('go ahead a few times, then have to wait, and others are not touched', async () => {
    const waits = await admit(8);
    expect(waits.slice(0, 6)).toEqual([0, 0, 0, 0, 0, 0]);
    expect(waits.slice(6).every((wait) => wait > 0)).toBe(true);
    expect(await admit(1, 'somebody else')).toEqual([0]);
  });

  test('wait longer each time, up to five minutes and no further, and never for ever', async () => {
    await admit(6);
    const waits: number[] = [];
    for (let count = 0; count < 10; count++) {
      waits.push(...(await admit(1)));
      await waitOver();
      expect(await admit(1)).toEqual([0]);
    }
    expect(waits).toEqual([4, 8, 16, 32, 64, 128, 256, 300, 300, 300]);
  });

  test('sent all at once get no further than one by one', async () => {
    const waits = await Promise.all(Array.from({ length: 30 }, () => limit.admit('k')));
    expect(waits.filter((wait) => wait === 0)).toHaveLength(6);
  });

  test('made while waiting do not make the wait longer', async () => {
    await admit(7);
    const before = await world.owner.rateLimit.findMany({ where: { key: { contains: 'count' } } });
    await admit(20);
    expect(await world.owner.rateLimit.findMany({ where: { key: { contains: 'count' } } })).toEqual(before);
  });

  test('are forgotten after a success, and one can be taken back', async () => {
    await admit(7);
    await limit.forget('k');
    expect(await admit(6)).toEqual([0, 0, 0, 0, 0, 0]);
    await limit.forget('k');
    await admit(5);
    await limit.forgive('k');
    expect(await admit(2)).toEqual([0, 0]);
  });
});
