import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';

import { roles } from '#app/domain/account/actor.ts';
import { checkInvariants } from '#app/store/oversight/invariants.server.ts';
import { asWorker } from '#app/store/shared/database.server.ts';
import { checkPlans, type CheckDeps } from '#app/usecases/deadline/check-plans.server.ts';
import { aGuardedCase, type ACase } from '#tests/support/a-case.ts';

import { textOf, visitorAs } from '../case/visitors.ts';
import { startSite, type Site } from '../http/site.ts';
import { closeAuthorityOn } from '#app/usecases/rules/close-authority.server.ts';
import { carryOut, visit } from '../rules/a-change.ts';
import { deadlineOf, record } from './acting.ts';

let site: Site;
let about: ACase;
beforeAll(async () => {
  site = await startSite();
  about = await aGuardedCase(site.world);
  await aGuardedCase(site.world);
});
afterAll(() => site.close());
/** The next round may begin. */
beforeEach(() => {
  site.world.clock.forward(1);
});

const check = (options: Partial<CheckDeps> = {}) => {
  const { worker, deps, clock } = site.world;
  return checkPlans({ db: worker, rulebook: deps.rulebook, ...options }, clock.now());
};
const faults = () =>
  site.world.owner.planFault.findMany({ select: { deadlineId: true, differs: true, foundAt: true } });
const counted = async () => {
  const { worker, clock } = site.world;
  const [found] = await asWorker(worker, (tx) => checkInvariants(tx, clock.now(), ['plan-differs']));
  return found?.count;
};
const running = () => site.world.owner.deadline.count({ where: { status: { in: ['open', 'paused'] } } });
const theVisit = () => deadlineOf(site.world, about.caseId, visit);
const actionOf = async (step: string) =>
  site.world.owner.plannedAction.findFirstOrThrow({
    where: { deadlineId: (await theVisit()).id, step, state: 'planned' },
  });

/** Puts something wrong, has it found, puts it right again and has that found. */
async function expectFault(differs: string, spoil: () => Promise<() => Promise<unknown>>): Promise<void> {
  const mend = await spoil();
  site.world.clock.forward(1);
  await check();
  const { id } = await theVisit();
  expect(await faults()).toMatchObject([{ deadlineId: id, differs }]);
  expect(await counted()).toBe(1);
  await mend();
  site.world.clock.forward(1);
  await check();
  expect(await faults()).toEqual([]);
  expect(await counted()).toBe(0);
}

describe('the check of every plan', () => {
  test('finds nothing where nothing was touched, and looks at every running deadline', async () => {
    expect(await check()).toBe(await running());
    expect(await faults()).toEqual([]);
    expect(await check()).toBe(0);
  });

  test('finds a due date that was changed by no event', () =>
    expectFault('due', async () => {
      const { id, dueAt } = await theVisit();
      const put = (at: Date) => site.world.owner.deadline.update({ where: { id }, data: { dueAt: at } });
      await put(new Date(dueAt.getTime() + 86_400_000));
      return () => put(dueAt);
    }));

  test('finds a due date and a plan that were moved together', () =>
    expectFault('due', async () => {
      const { owner } = site.world;
      const { id } = await theVisit();
      const move = (days: number) =>
        owner.$transaction([
          owner.$executeRaw`UPDATE deadline SET due_at = due_at + make_interval(days => ${days}) WHERE id = ${id}::uuid`,
          owner.$executeRaw`UPDATE planned_action SET fire_at = fire_at + make_interval(days => ${days})
          WHERE deadline_id = ${id}::uuid AND state = 'planned'`,
        ]);
      await move(2);
      return () => move(-2);
    }));

  test.each(['remind-1', 'due', 'overdue', 'rung-1'])('finds a missing %s', (step) =>
    expectFault('plan', async () => {
      const action = await actionOf(step);
      await site.world.owner.plannedAction.delete({ where: { id: action.id } });
      return () => site.world.owner.plannedAction.create({ data: action });
    }),
  );

  test.each(['remind-1', 'due', 'overdue', 'rung-1'])('finds a %s at another time', (step) =>
    expectFault('plan', async () => {
      const { id, fireAt } = await actionOf(step);
      const put = (at: Date) =>
        site.world.owner.plannedAction.update({ where: { id }, data: { fireAt: at } });
      await put(new Date(fireAt.getTime() + 60_000));
      return () => put(fireAt);
    }),
  );

  test('finds a step that would tell somebody else, and one that nobody planned', async () => {
    await expectFault('plan', async () => {
      const { id, role } = await actionOf('rung-1');
      const put = (to: string) =>
        site.world.owner.plannedAction.update({ where: { id }, data: { role: to } });
      await put('director');
      return () => put(role);
    });
    await expectFault('plan', async () => {
      const another = { ...(await actionOf('remind-1')), id: crypto.randomUUID(), step: 'remind-9' };
      await site.world.owner.plannedAction.create({ data: another });
      return () => site.world.owner.plannedAction.delete({ where: { id: another.id } });
    });
  });

  test('finds one that cannot be computed at all', () =>
    expectFault('unknown', async () => {
      const { id } = await theVisit();
      const put = (version: number) =>
        site.world.owner.deadline.update({ where: { id }, data: { ruleVersion: version } });
      await put(99);
      return () => put(1);
    }));

  test('finds a plan that goes on while the clock stands still', async () => {
    const { worker, caseId } = about;
    const at = '2026-11-24T10:00';
    await record(site.world, worker, caseId, { type: 'ChildMissing', at });
    await check();
    expect(await faults()).toEqual([]);
    await expectFault('plan', async () => {
      const { id } = await theVisit();
      const where = { deadlineId: id, step: 'due' };
      const put = (state: string) => site.world.owner.plannedAction.updateMany({ where, data: { state } });
      await put('planned');
      return () => put('superseded');
    });
    await record(site.world, worker, caseId, { type: 'ChildFound', at });
    site.world.clock.forward(1);
    expect(await check()).toBe(await running());
    expect(await faults()).toEqual([]);
  });

  test('goes on where it left off, a bounded number at a time, and is shared by workers', async () => {
    const all = await running();
    expect(await check({ batch: 2, most: 4 })).toBe(4);
    const both = await Promise.all([check({ batch: 2 }), check({ batch: 2 })]);
    expect(both.reduce((sum, count) => sum + count, 0)).toBe(all - 4);
    expect(await check()).toBe(0);
    site.world.clock.forward(1);
    expect(await check()).toBe(all);
  });

  test('keeps since when, and forgets what runs no more', async () => {
    const { owner, clock } = site.world;
    const { id, dueAt } = await theVisit();
    await owner.deadline.update({ where: { id }, data: { dueAt: new Date(dueAt.getTime() + 60_000) } });
    await check();
    const since = clock.now();
    clock.forward(1);
    await check();
    expect((await faults()).map(({ foundAt }) => foundAt)).toEqual([since]);
    await owner.deadline.update({ where: { id }, data: { status: 'waived' } });
    expect(await counted()).toBe(0);
    clock.forward(1);
    await check();
    expect(await faults()).toEqual([]);
    await owner.deadline.update({ where: { id }, data: { status: 'open', dueAt } });
  });

  test('leaves those alone that a closure has still to reach', async () => {
    const administrator = await site.world.staff.add('administrator');
    const closure = { authorityId: 'E10000016', date: '2026-11-30', name: 'Office closed', confirmed: true };
    expect((await closeAuthorityOn(site.world.deps, administrator, closure)).ok).toBe(true);
    await check();
    expect(await faults()).toEqual([]);
    await carryOut(site.world);
    site.world.clock.forward(1);
    expect(await check()).toBe(await running());
    expect(await faults()).toEqual([]);
  });

  test('shows what it found to those who run the service and see its cases', async () => {
    const { owner } = site.world;
    const { id, dueAt, caseId } = await theVisit();
    await owner.deadline.update({ where: { id }, data: { dueAt: new Date(dueAt.getTime() + 60_000) } });
    await check();
    const { reference } = await owner.childCase.findUniqueOrThrow({ where: { id: caseId } });
    for (const role of roles) {
      const visitor = await visitorAs(site, await site.world.staff.add(role));
      const response = await visitor.get('/operations/plans');
      const sees = ['coordinator', 'service-manager', 'director'].includes(role);
      expect([role, response.status]).toEqual([role, sees ? 200 : 404]);
      const text = await textOf(response);
      expect([role, text.includes(reference)]).toEqual([role, sees]);
      if (sees) expect(await textOf(await visitor.get('/operations'))).toContain('See which');
    }
  });
});
