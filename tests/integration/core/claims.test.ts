import { randomUUID } from 'node:crypto';

import { afterEach, beforeEach, describe, expect, test } from 'vitest';

import { sendOwed, type SendDeps } from '#app/usecases/notice/send-owed.server.ts';
import { refer } from '#tests/support/a-referral.ts';
import { createWorld, type World } from '#tests/support/world.ts';

describe('a claim on an e-mail', () => {
  let world: World;
  let posted: number;
  beforeEach(async () => {
    world = await createWorld();
    posted = 0;
    await world.staff.add('coordinator');
    await refer(world);
  });
  afterEach(() => world.close());

  /** A worker whose every look at the clock, and whose every posting, may be made to take long. */
  const sender = (parts: Partial<Pick<SendDeps, 'now' | 'post' | 'stopping'>>): Promise<number> =>
    sendOwed({
      db: world.worker,
      newId: randomUUID,
      chance: () => 0.5,
      now: () => Promise.resolve(world.clock.now()),
      post: () => {
        posted += 1;
        return Promise.resolve({ kind: 'accepted', reason: 'reply-250' });
      },
      ...parts,
    });
  const seconds = (count: number) => {
    world.clock.forward(count / 3600);
  };
  const owed = () => world.owner.outbox.findFirstOrThrow({ include: { attemptRows: true } });

  test('is given up unused when the process stood still and its lease no longer outlasts an attempt', async () => {
    let looks = 0;
    const now = () => {
      looks += 1;
      if (looks === 3) seconds(16);
      return Promise.resolve(world.clock.now());
    };
    expect(await sender({ now, stopping: () => looks > 2 })).toBe(1);
    expect(posted).toBe(0);
    expect(await owed()).toMatchObject({
      state: 'pending',
      attemptRows: [{ outcome: 'transient', reason: 'claim-ran-out' }],
    });
    seconds(60);
    await sender({});
    expect(posted).toBe(1);
    expect(await owed()).toMatchObject({ state: 'accepted', attempts: 2 });
  });

  test('that another has taken over since is finished by the other alone', async () => {
    await sender({
      post: async () => {
        seconds(91);
        await sender({});
        return { kind: 'permanent', reason: 'recipient-refused' };
      },
      stopping: () => posted > 0,
    });
    const row = await owed();
    expect(row).toMatchObject({ state: 'accepted', attempts: 2, fence: 2 });
    expect(row.attemptRows.map(({ outcome }) => outcome).sort()).toEqual(['accepted', 'permanent']);
    expect(await world.owner.task.count({ where: { kind: 'undelivered-email' } })).toBe(0);
  });

  test('is the last one of a process that was asked to stop', async () => {
    for (let count = 0; count < 15; count++) await refer(world);
    expect(await sender({ stopping: () => posted > 0 })).toBe(10);
    expect(await world.owner.outbox.count({ where: { state: 'sending' } })).toBe(0);
    expect(await world.owner.outbox.count({ where: { state: 'pending' } })).toBeGreaterThan(0);
  });

  test('is waited for when another one beside it fails', async () => {
    await refer(world);
    let slow = 0;
    const failing = sender({
      post: async () => {
        posted += 1;
        if (posted === 1) throw new Error('broken');
        await new Promise((resolve) => setTimeout(resolve, 200));
        slow += 1;
        return { kind: 'accepted', reason: 'reply-250' };
      },
    });
    await expect(failing).rejects.toThrow('broken');
    expect(slow).toBe(1);
  });
});
