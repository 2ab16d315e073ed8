import { afterEach, describe, expect, test } from 'vitest';

import type { Actor } from '#app/domain/account/actor.ts';
import { gapWords } from '#app/components/oversight/outage-words.ts';
import { firstPage } from '#app/domain/shared/key-page.ts';
import { viewNational } from '#app/usecases/oversight/view-national.server.ts';
import { aCase, aGuardedCase, accepted, kent } from '#tests/support/a-case.ts';
import { refer } from '#tests/support/a-referral.ts';
import { startEngine, type Engine } from '#tests/support/engine.ts';
import { createWorld, type World } from '#tests/support/world.ts';

type Told = readonly string[];
type Played = {
  readonly world: World;
  readonly engine: Engine;
  readonly coordinator: Actor;
  /** Who was told of which deadline of which case at which step; and of what else. */
  readonly told: Told;
  readonly written: ReadonlySet<string>;
};

const hole = { from: '2026-11-25T06:00', to: '2026-11-27T06:00' } as const;

const opened: Played[] = [];
afterEach(async () => {
  for (const { engine, world } of opened.splice(0)) {
    await engine.close();
    await world.close();
  }
});

/** The same history, with the worker and its queue gone for 48 hours and mail refused for three more, or without. */
async function play(outage: boolean): Promise<Played> {
  const world = await createWorld('2026-11-24T10:00');
  const engine = await startEngine(world, { heart: true });
  const { staff, clock } = world;
  await staff.add('director', { name: 'director' });
  await staff.add('service-manager', { name: 'service manager' });
  for (const role of ['team-manager', 'duty-manager'] as const)
    await staff.add(role, { name: role, authorityId: kent });
  const manager = await staff.add('guardian-manager', { name: 'guardian manager' });
  const guardian = await staff.guardian({ name: 'guardian', managerId: manager.userId });
  const worker = await staff.add('social-worker', { name: 'worker', authorityId: kent });
  const silent = await aCase(world, { guardian, worker });
  const guarded = await aGuardedCase(world, { guardian, worker });
  await engine.runUntil(hole.from);

  const pass = async (wall: string) => {
    if (outage) clock.set(wall);
    else await engine.runUntil(wall);
  };
  await pass('2026-11-26T12:00');
  await refer(world, { immediateDanger: true });
  await pass(hole.to);
  if (outage) await engine.sink.refuse();
  await engine.runUntil('2026-11-27T09:00');
  if (outage) await engine.sink.resume();
  await engine.runUntil('2026-11-28T10:00');
  await accepted(world, silent);
  await engine.runUntil('2026-12-05T12:00');

  const played = { world, engine, coordinator: guarded.coordinator, ...(await record(world)) };
  opened.push(played);
  return played;
}

async function record({ owner }: World): Promise<Pick<Played, 'told' | 'written'>> {
  const cases = await owner.childCase.findMany({ orderBy: { openedAt: 'asc' }, select: { id: true } });
  const number = new Map(cases.map(({ id }, index) => [id, index]));
  const notices = await owner.notice.findMany({
    where: { kind: { not: 'email-not-accepted' } },
    include: { user: true, action: { include: { deadline: true } } },
  });
  const told = notices.map(({ user, caseId, kind, action }) =>
    [
      user.displayName.replace(/ [0-9a-f]{4}$/u, ''),
      number.get(caseId ?? ''),
      action === null ? kind : `${action.deadline.ruleKey} ${action.step}`,
    ].join(' | '),
  );
  const letters = await owner.outbox.findMany({ where: { state: 'accepted' }, include: { user: true } });
  return { told: told.toSorted(), written: new Set(letters.map(({ user }) => user.displayName)) };
}

describe('a worker, its queue and its mail gone for 48 hours', () => {
  test('leave the same people told of the same things, none twice, with one summary each', async () => {
    const whole = await play(false);
    const broken = await play(true);
    expect(whole.told.length).toBeGreaterThan(40);
    expect(broken.told).toEqual(whole.told);
    const named = (people: ReadonlySet<string>) =>
      new Set([...people].map((name) => name.replace(/ [0-9a-f]{4}$/u, '')));
    expect([...named(whole.written)].filter((name) => !named(broken.written).has(name))).toEqual([]);

    const { owner } = broken.world;
    const summaries = await owner.outbox.groupBy({
      by: ['userId'],
      where: { kind: 'catch-up' },
      _count: true,
    });
    expect(summaries.length).toBeGreaterThan(3);
    expect(summaries.filter(({ _count }) => _count > 1)).toEqual([]);
    expect(await whole.world.owner.outbox.count({ where: { kind: 'catch-up' } })).toBe(0);
    const unsettled = { state: { in: ['pending', 'sending', 'dead'] } };
    expect(await owner.outbox.count({ where: unsettled })).toBe(0);
    expect(await owner.task.count({ where: { kind: 'unaccepted-email', doneAt: null } })).toBe(0);
    const late = await owner.notice.count({ where: { action: { firedLate: true } } });
    expect(late).toBeGreaterThan(10);
    expect(await whole.world.owner.notice.count({ where: { action: { firedLate: true } } })).toBe(0);
  });

  test('are shown to coordinators, and nothing is shown where there was no gap', async () => {
    const broken = await play(true);
    const { world, coordinator } = broken;
    const see = async () => {
      const view = await viewNational(world.deps, coordinator, {
        list: 'overdue',
        filter: { nation: null, authorityId: null, delay: null },
        asked: firstPage,
      });
      return (view?.gaps ?? []).map(({ from, to, ...gap }) =>
        gapWords({ ...gap, from: from.toISOString(), to: to?.toISOString() ?? null }),
      );
    };
    const gaps = await world.owner.outage.findMany({ orderBy: { startedAt: 'asc' } });
    expect(gaps.map(({ component }) => component).toSorted()).toEqual(['fire', 'mail', 'send']);
    expect(gaps.find(({ component }) => component === 'fire')).toMatchObject({
      startedAt: new Date('2026-11-25T06:00:00Z'),
      endedAt: new Date('2026-11-27T06:00:00Z'),
    });
    expect(await see()).toEqual([]);
    world.clock.set('2026-11-27T20:00');
    expect((await see()).join('\n')).toMatch(
      /Between Wednesday 25 November 2026 at 06:00 and Friday 27 November 2026 at 06:00 no reminders or escalations went out\. \d+ came late and are marked so\./u,
    );
  });
});
