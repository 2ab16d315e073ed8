import { afterEach, beforeEach, describe, expect, test } from 'vitest';

import { computeDue } from '#app/domain/rules/compute-due.ts';
import { planActions } from '#app/domain/rules/plan-actions.ts';
import { replan } from '#app/store/deadline/replan.server.ts';
import { checkInvariants } from '#app/store/oversight/invariants.server.ts';
import { asWorker } from '#app/store/shared/database.server.ts';
import { refer } from '#tests/support/a-referral.ts';
import { startEngine, type Engine } from '#tests/support/engine.ts';
import { createWorld, type World } from '#tests/support/world.ts';

const kent = 'E10000016';

describe('a deadline that is planned anew', () => {
  let world: World;
  let engine: Engine;
  beforeEach(async () => {
    world = await createWorld('2026-11-24T10:00');
    engine = await startEngine(world);
    await world.staff.add('social-worker', { authorityId: kent });
    await world.staff.add('team-manager', { authorityId: kent });
  });
  afterEach(async () => {
    await engine.close();
    await world.close();
  });

  const find = (caseId: string) =>
    world.owner.deadline.findFirstOrThrow({ where: { caseId, ruleKey: 'handover.answer.eng' } });

  /** Computes the deadline again from its trigger, moved by some hours, and plans it so. */
  async function again(caseId: string, laterByHours: number) {
    const row = await find(caseId);
    const { rulebook, newId } = world.deps;
    const rule = rulebook.rule(row.ruleKey, row.ruleVersion);
    const calendar = rulebook.calendar('england-and-wales', kent);
    const at = new Date(row.triggerAt.getTime() + laterByHours * 3_600_000);
    const due = computeDue(rule, { type: 'ReferralReceived', at }, calendar);
    if (due.kind !== 'due') throw new Error('no due date');
    const steps = planActions(rule, due, calendar, row.openedAt);
    const to = { due, ruleVersion: 1, steps, status: 'open', now: world.clock.now() } as const;
    await asWorker(world.worker, (tx) => replan(tx, row, to, newId));
    return find(caseId);
  }

  const times = async (deadlineId: string) => {
    const rows = await world.owner.plannedAction.findMany({ where: { deadlineId, state: 'fired' } });
    return rows.map(({ step }) => step).sort();
  };

  test('to the same due date fires nothing twice and loses nothing', async () => {
    const { caseId } = await refer(world);
    await engine.runUntil('2026-11-26T10:00');
    const fired = await times((await find(caseId)).id);
    expect(fired).toContain('overdue');

    const after = await again(caseId, 0);
    expect(after.version).toBe(2);
    const superseded = await world.owner.plannedAction.findMany({
      where: { deadlineId: after.id, state: 'superseded' },
      orderBy: { step: 'asc' },
    });
    const planned = await world.owner.plannedAction.findMany({
      where: { deadlineId: after.id, state: 'planned' },
      orderBy: { step: 'asc' },
    });
    expect(planned.length).toBeGreaterThan(0);
    expect(planned.map(({ step, fireAt }) => [step, fireAt])).toEqual(
      superseded.map(({ step, fireAt }) => [step, fireAt]),
    );

    const found = await asWorker(world.worker, (tx) =>
      checkInvariants(tx, world.clock.now(), ['plan-differs', 'settled-but-planned']),
    );
    expect(found.map(({ count }) => count)).toEqual([0, 0]);

    await engine.runUntil('2026-12-20T10:00');
    const all = await times(after.id);
    expect(new Set(all).size).toBe(all.length);
    expect(all).toEqual([...fired, ...planned.map(({ step }) => step)].sort());
  });

  test('to a later due date climbs its ladder again', async () => {
    const { caseId } = await refer(world);
    await engine.runUntil('2026-11-26T10:00');
    const after = await again(caseId, 24 * 7);
    await engine.runUntil('2027-01-10T10:00');
    const all = await times(after.id);
    expect(all.filter((step) => step === 'overdue')).toHaveLength(2);
    expect(all.filter((step) => step === 'rung-1').length).toBeGreaterThanOrEqual(1);
  });

  test('is refused to a writer who did not lock it and read an older version', async () => {
    const { caseId } = await refer(world);
    const old = await find(caseId);
    await again(caseId, 0);
    const to = {
      due: { at: old.dueAt, localIntent: old.localIntent, explanation: old.explanation as never },
      ruleVersion: 1,
      steps: [],
      status: 'open',
      now: world.clock.now(),
    } as const;
    await expect(asWorker(world.worker, (tx) => replan(tx, old, to, world.deps.newId))).rejects.toThrow(
      'without being locked',
    );
  });
});
