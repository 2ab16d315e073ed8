import { randomUUID } from 'node:crypto';

import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import type { Actor } from '#app/domain/account/actor.ts';
import { findDueRecords } from '#app/usecases/retention/find-due-records.server.ts';
import { keepRecord } from '#app/usecases/retention/keep-records.server.ts';
import { viewRetention } from '#app/usecases/retention/view-retention.server.ts';
import { refer } from '#tests/support/a-referral.ts';
import { createWorld, type World } from '#tests/support/world.ts';

describe('records whose time is over', () => {
  let world: World;
  let lead: Actor;
  beforeAll(async () => {
    world = await createWorld();
    lead = await world.staff.add('data-protection-lead');
  });
  afterAll(() => world.close());

  const look = (at: string) => findDueRecords({ db: world.worker, newId: randomUUID }, new Date(at));
  const dueNow = async () =>
    (await viewRetention(world.deps, lead))?.due.map(({ caseId, dueOn }) => [caseId, dueOn]);
  const told = () => world.owner.notice.count({ where: { kind: 'retention-review', userId: lead.userId } });
  const closed = async (ageYears: number | null, closedAt: string) => {
    const { caseId } = await refer(world, { child: { birthDate: null, ageYears } });
    await world.owner.childCase.update({
      where: { id: caseId },
      data: { status: 'closed', closedAt: new Date(closedAt) },
    });
    return caseId;
  };

  test('come up on the later of the latest possible 25th birthday and six years after closing, once', async () => {
    const sixteen = await closed(16, '2027-03-01T10:00:00Z');
    const late = await closed(17, '2031-03-01T10:00:00Z');
    const { caseId: open } = await refer(world, { child: { birthDate: null, ageYears: 17 } });
    expect(await look('2035-11-24T09:00:00Z')).toBe(0);
    expect(await look('2035-11-24T10:30:00Z')).toBe(1);
    expect(await dueNow()).toEqual([[sixteen, '2035-11-24']]);
    expect(await look('2036-01-01T10:00:00Z')).toBe(0);
    expect(await look('2037-03-01T09:00:00Z')).toBe(0);
    expect(await look('2037-03-01T10:00:00Z')).toBe(1);
    expect((await dueNow())?.map(([caseId]) => caseId)).toEqual([sixteen, late]);
    expect(await told()).toBe(2);
    expect(await dueNow()).not.toContainEqual([open, expect.anything()]);
  });

  test('count from nought where no age is known', async () => {
    const unknown = await closed(null, '2027-03-01T10:00:00Z');
    await look('2051-11-24T09:00:00Z');
    expect((await dueNow())?.map(([caseId]) => caseId)).not.toContain(unknown);
    await look('2051-11-24T11:00:00Z');
    expect((await dueNow())?.map(([caseId]) => caseId)).toContain(unknown);
  });

  test('come up again when they were kept until a day, and their keepers are told again', async () => {
    const [[caseId] = ['']] = (await dueNow()) ?? [];
    const before = await told();
    expect(
      (
        await keepRecord(world.deps, lead, caseId ?? '', {
          verb: 'keep',
          reason: 'at-risk',
          until: '2052-06-01',
        })
      ).ok,
    ).toBe(true);
    expect((await dueNow())?.map(([id]) => id)).not.toContain(caseId);
    expect(await look('2052-05-31T23:00:00Z')).toBe(0);
    expect(await look('2052-06-01T00:30:00Z')).toBe(1);
    expect((await dueNow())?.map(([id]) => id)).toContain(caseId);
    expect(await told()).toBe(before + 1);
  });

  test('are never removed by the worker, which may not', async () => {
    expect(await world.owner.child.count()).toBe(
      await world.owner.child.count({ where: { wrappedKey: { not: '' } } }),
    );
    await expect(world.worker.$executeRaw`UPDATE child SET wrapped_key = ''`).rejects.toThrow();
    await expect(world.worker.$queryRaw`SELECT erase_child(${randomUUID()}::uuid, now())`).rejects.toThrow();
  });
});
