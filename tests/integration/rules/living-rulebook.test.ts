import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { createRulebook, type LivingRulebook } from '#app/store/reference/living-rulebook.server.ts';
import { loadRulebook } from '#app/store/reference/rulebook.server.ts';
import { asUser, asWorker } from '#app/store/shared/database.server.ts';
import type { Rule } from '#app/domain/rules/rule.ts';
import { refer } from '#tests/support/a-referral.ts';
import { createWorld, type World } from '#tests/support/world.ts';

const key = 'nrm.refer.child';

describe('a rulebook that changes while processes run', () => {
  let world: World;
  let other: LivingRulebook;
  beforeAll(async () => {
    world = await createWorld();
    other = await createRulebook(world.worker);
  });
  afterAll(() => world.close());

  const newVersion = async (version: number): Promise<void> => {
    const { body } = await world.owner.deadlineRule.findFirstOrThrow({
      where: { key },
      orderBy: { version: 'desc' },
    });
    const next: object = {
      ...(body as unknown as Rule),
      version,
      title: `Version ${String(version)}`,
      validFrom: '2026-11-01',
    };
    await world.owner.deadlineRule.create({
      data: { key, version, body: next, validFrom: new Date('2026-11-01') },
    });
  };

  test('is read again by a process that meets a version it does not hold', async () => {
    expect(other.rules.some((rule) => rule.key === key && rule.version === 2)).toBe(false);
    await newVersion(2);
    let runs = 0;
    const title = await asWorker(world.worker, () => {
      runs++;
      return Promise.resolve(other.rule(key, 2).title);
    });
    expect([title, runs]).toEqual(['Version 2', 2]);
  });

  test('says that a version is absent when it is absent from the data too', async () => {
    await expect(asWorker(world.worker, () => Promise.resolve(other.rule(key, 99)))).rejects.toThrow(
      'not in the data',
    );
    expect(await asWorker(world.worker, () => Promise.resolve(other.find(key, 99)))).toBeUndefined();
  });

  test('opens nothing under an old version: the transaction runs again under the new one', async () => {
    await newVersion(3);
    const { caseId } = await refer(world);
    const opened = await world.owner.deadline.findFirstOrThrow({ where: { caseId, ruleKey: key } });
    expect(opened.ruleVersion).toBe(3);
  });

  test('notices closures and holidays by its stamp, and reads nothing while nothing changes', async () => {
    await other.refresh();
    const before = other.rules;
    await other.refresh();
    expect(other.rules).toBe(before);
    await world.owner.authorityClosure.create({
      data: { authorityId: 'E10000016', date: new Date('2026-12-01'), name: 'Moving house' },
    });
    await other.refresh();
    expect(other.calendar('england-and-wales', 'E10000016').closures?.get('2026-12-01')).toBe('Moving house');
  });

  test('leaves a book that was read once and for all as it is', async () => {
    const fixed = await loadRulebook(world.owner);
    const actor = await world.staff.add('coordinator');
    const read = asUser(world.deps.db, actor.userId, () => Promise.resolve(fixed.rule(key, 1).version));
    expect(await read).toBe(1);
  });
});
