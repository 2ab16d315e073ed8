import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import type { Actor } from '#app/domain/account/actor.ts';
import { endDormant } from '#app/usecases/staff/end-dormant.server.ts';
import { aGuardedCase } from '#tests/support/a-case.ts';
import { createWorld, type World } from '#tests/support/world.ts';

let world: World;
beforeAll(async () => {
  world = await createWorld();
});
afterAll(() => world.close());

const day = 86_400_000;
const run = () => endDormant({ db: world.worker, newId: world.deps.newId }, world.clock.now());
/** Somebody used their account some days ago, and everybody else today. */
async function lastUsed({ userId }: Actor, days: number): Promise<void> {
  const [at, then] = [world.clock.now(), new Date(world.clock.now().getTime() - days * day)];
  await world.owner.userAccount.updateMany({ data: { activeSince: at, lastSignedInAt: at } });
  await world.owner.userAccount.update({
    where: { id: userId },
    data: { activeSince: then, lastSignedInAt: then },
  });
}
const told = ({ userId }: Actor, kind: string) => world.owner.notice.count({ where: { userId, kind } });
const account = ({ userId }: Actor) => world.owner.userAccount.findUniqueOrThrow({ where: { id: userId } });

describe('an account that nobody uses', () => {
  test('is warned of once, to its owner and to who answers for them, in the service and by e-mail', async () => {
    const manager = await world.staff.add('guardian-manager');
    const guardian = await world.staff.guardian({ managerId: manager.userId });
    await lastUsed(guardian, 60);
    expect(await run()).toBe(1);
    expect(await run()).toBe(0);
    expect([await told(guardian, 'account-dormant'), await told(manager, 'colleague-dormant')]).toEqual([
      1, 1,
    ]);
    const emails = { userId: guardian.userId, kind: 'account-dormant' };
    expect(await world.owner.outbox.count({ where: emails })).toBe(1);
    expect((await account(guardian)).status).toBe('active');
  });

  test('is closed after 90 days, with its sessions, and at once asked about when children are left', async () => {
    const manager = await world.staff.add('guardian-manager');
    const coordinator = await world.staff.add('coordinator');
    const guardian = await world.staff.guardian({ managerId: manager.userId });
    await aGuardedCase(world, { guardian });
    await lastUsed(guardian, 60);
    await run();
    await world.staff.add('administrator');
    const { userId } = guardian;
    const at = world.clock.now();
    await world.owner.session.create({
      data: {
        ...{ id: world.deps.newId(), tokenHash: world.deps.newId(), userId },
        ...{
          createdAt: new Date(at.getTime() - 60 * day),
          lastSeenAt: at,
          authenticatedAt: at,
          expiresAt: at,
        },
      },
    });
    world.clock.forward(29 * 24);
    expect(await run()).toBe(0);
    world.clock.forward(24);
    await world.owner.userAccount.updateMany({
      where: { id: { not: userId } },
      data: { lastSignedInAt: world.clock.now() },
    });
    expect(await run()).toBe(1);
    expect(await run()).toBe(0);
    expect(await account(guardian)).toMatchObject({ status: 'suspended', suspension: 'dormant' });
    expect(await world.owner.session.count({ where: { userId, endedAt: null } })).toBe(0);
    expect(await told(manager, 'account-suspended')).toBe(1);
    expect(await told(coordinator, 'children-to-rehome')).toBe(1);
    const task = { kind: 'dormant', detail: { path: ['user'], equals: userId } };
    expect(await world.owner.task.count({ where: task })).toBe(1);
    const entry = { action: 'account.suspended-dormant', subjectId: userId };
    expect(await world.owner.auditEntry.count({ where: entry })).toBe(1);
  });

  test('stays open, as one task for a person, when it is the last administrator’s', async () => {
    const { owner } = world;
    await owner.userAccount.updateMany({ where: { role: 'administrator' }, data: { status: 'left' } });
    const last = await world.staff.add('administrator');
    await lastUsed(last, 200);
    await owner.userAccount.update({
      where: { id: last.userId },
      data: { dormancyWarnedAt: new Date(world.clock.now().getTime() - 100 * day) },
    });
    await run();
    await run();
    expect((await account(last)).status).toBe('active');
    expect(await owner.task.count({ where: { kind: 'last-administrator' } })).toBe(1);
  });

  test('signing in is what keeps it awake, however it was done', async () => {
    const person = await world.staff.add('coordinator');
    await lastUsed(person, 80);
    const at = world.clock.now();
    const times = { createdAt: at, lastSeenAt: at, authenticatedAt: at, expiresAt: at };
    await world.deps.db.session.create({
      data: { id: world.deps.newId(), tokenHash: world.deps.newId(), userId: person.userId, ...times },
    });
    expect((await account(person)).lastSignedInAt).toEqual(at);
    expect(await run()).toBe(0);
  });

  test('is nothing else the worker may change in an account', async () => {
    const person = await world.staff.add('coordinator');
    const change = (data: object) =>
      world.worker.userAccount.update({ where: { id: person.userId }, data, select: { id: true } });
    await expect(change({ role: 'director' })).rejects.toThrow();
    await expect(change({ status: 'suspended', suspension: 'conduct' })).rejects.toThrow();
    await change({ status: 'suspended', suspension: 'dormant' });
    await expect(change({ status: 'active', suspension: null })).rejects.toThrow();
  });
});
