import { afterEach, beforeEach, describe, expect, test } from 'vitest';

import { parseLondon } from '#app/domain/calendar/london.ts';
import { checkInvariants } from '#app/store/oversight/invariants.server.ts';
import { asWorker } from '#app/store/shared/database.server.ts';
import { pauseDeadline, resumeDeadline } from '#app/usecases/deadline/pause-deadline.server.ts';
import { accepted, aCase, aGuardedCase, appointed, type ACase } from '#tests/support/a-case.ts';
import { startEngine, type Engine } from '#tests/support/engine.ts';
import { createWorld, type World } from '#tests/support/world.ts';

import { deadlineOf, record } from './acting.ts';

const visit = 'guardian.first_visit';

describe('a child who is missing', () => {
  let world: World;
  let engine: Engine;
  let about: ACase;
  beforeEach(async () => {
    world = await createWorld('2026-11-23T10:00');
    engine = await startEngine(world);
    about = await aGuardedCase(world);
  });
  afterEach(async () => {
    await engine.close();
    await world.close();
  });

  const act = (type: 'ChildMissing' | 'ChildFound' | 'FirstContactRecorded' | 'VisitRecorded', at: string) =>
    record(world, about.guardian, about.caseId, { type, at });
  const find = () => deadlineOf(world, about.caseId, visit);
  const fired = async () => {
    const { id } = await find();
    const rows = await world.owner.plannedAction.findMany({
      where: { deadlineId: id, state: 'fired' },
      orderBy: { firedAt: 'asc' },
    });
    return rows.map(({ step, firedAt }) => [step, firedAt?.toISOString()]);
  };

  test('stops the clock of the first visit, and nobody is reminded of it meanwhile', async () => {
    world.clock.set('2026-11-24T10:00');
    await act('ChildMissing', '2026-11-24T09:00');
    expect((await find()).status).toBe('paused');
    await engine.runUntil('2026-12-07T10:00');
    expect(await fired()).toEqual([]);
    const found = await asWorker(world.worker, (tx) =>
      checkInvariants(tx, world.clock.now(), ['plan-differs', 'settled-but-planned']),
    );
    expect(found.map(({ count }) => count)).toEqual([0, 0]);
  });

  test('and is found has the visit due later, with reminders at the new times and each only once', async () => {
    const before = await find();
    world.clock.set('2026-11-24T10:00');
    await act('ChildMissing', '2026-11-24T09:00');
    await engine.runUntil('2026-12-01T10:00');
    await act('ChildFound', '2026-12-01T09:30');
    const after = await find();
    expect([before.localIntent, after.localIntent]).toEqual([
      '2026-11-30T23:59:59 Europe/London',
      '2026-12-04T23:59:59 Europe/London',
    ]);
    expect(after.status).toBe('open');
    expect((after.explanation as { pauses: unknown[] }).pauses).toHaveLength(1);

    await engine.runUntil('2027-01-20T10:00');
    const steps = await fired();
    expect(new Set(steps.map(([step]) => step)).size).toBe(steps.length);
    expect(steps).toContainEqual(['due', after.dueAt.toISOString()]);
    const history = await world.owner.deadlineChange.findMany({
      where: { deadlineId: after.id },
      orderBy: { at: 'asc' },
    });
    expect(
      history.map(({ kind, reason, dueBefore, dueAfter }) => [kind, reason, dueBefore, dueAfter]),
    ).toEqual([
      ['paused', 'ChildMissing', before.dueAt, before.dueAt],
      ['resumed', 'ChildFound', before.dueAt, after.dueAt],
    ]);
  });

  test('twice has both times counted, and an earlier beginning told later counts from then', async () => {
    world.clock.set('2026-11-30T10:00');
    await act('ChildMissing', '2026-11-26T09:00');
    await act('ChildMissing', '2026-11-24T23:00');
    await act('ChildFound', '2026-11-27T08:00');
    await act('ChildMissing', '2026-11-27T20:00');
    await act('ChildFound', '2026-11-30T09:00');
    const after = await find();
    expect(after.localIntent).toBe('2026-12-02T23:59:59 Europe/London');
    expect((after.explanation as { pauses: unknown[] }).pauses).toHaveLength(2);
  });

  test('is seen all the same: the visit is met while the clock stands still, and not late', async () => {
    await act('FirstContactRecorded', '2026-11-23T10:00');
    world.clock.set('2026-12-10T10:00');
    await act('ChildMissing', '2026-11-24T09:00');
    await act('VisitRecorded', '2026-12-10T09:00');
    const after = await find();
    expect(after.status).toBe('met');
    const pause = await world.owner.deadlinePause.findFirstOrThrow({ where: { deadlineId: after.id } });
    expect(pause.endsAt).toEqual(parseLondon('2026-12-10T09:00'));
  });

  test('stops no clock that had run out before', async () => {
    await engine.runUntil('2026-12-02T10:00');
    await act('ChildMissing', '2026-12-02T09:00');
    expect((await find()).status).toBe('open');
  });

  test('when the guardian is appointed has the visit wait from the first moment', async () => {
    const other = await accepted(world, await aCase(world));
    await record(world, other.worker, other.caseId, { type: 'ChildMissing', at: '2026-11-23T09:00' });
    await appointed(world, other);
    const waiting = await deadlineOf(world, other.caseId, visit);
    expect(waiting.status).toBe('paused');
    expect(await world.owner.plannedAction.count({ where: { deadlineId: waiting.id } })).toBe(0);
    world.clock.set('2026-11-26T10:00');
    await record(world, other.worker, other.caseId, { type: 'ChildFound', at: '2026-11-26T10:00' });
    const after = await deadlineOf(world, other.caseId, visit);
    expect([after.status, after.localIntent]).toEqual(['open', '2026-12-02T23:59:59 Europe/London']);
  });

  test('is not the only cause: a manager may stop and start the clock, once each', async () => {
    const manager = await world.staff.add('guardian-manager');
    await world.owner.userAccount.update({
      where: { id: about.guardian.userId },
      data: { managerId: manager.userId },
    });
    const { id, version } = await find();
    const ref = { id, version };
    const said = { reason: 'child-ill', note: 'In hospital.' } as const;
    const answers = await Promise.all([
      pauseDeadline(world.deps, manager, ref, said),
      pauseDeadline(world.deps, about.coordinator, ref, said),
    ]);
    expect(answers.map((answer) => (answer.ok ? 'done' : answer.error.kind)).sort()).toEqual([
      'done',
      'is-paused',
    ]);
    const paused = await find();
    const again = await resumeDeadline(
      world.deps,
      manager,
      { id, version: paused.version },
      { reason: 'obstacle-gone', note: '' },
    );
    expect(again).toMatchObject({ ok: true });
    expect((await find()).status).toBe('open');
    const facts = await world.owner.caseEvent.findMany({
      where: { caseId: about.caseId, type: { in: ['DeadlinePaused', 'DeadlineResumed'] } },
    });
    expect(facts).toHaveLength(2);
    expect(JSON.stringify(facts)).not.toContain('In hospital');
  });

  test('no duty in law can be paused, and nobody without the right learns that it exists', async () => {
    const { caseId, coordinator, worker, guardian } = about;
    const answer = await deadlineOf(world, caseId, 'la.assessment.eng');
    const said = { reason: 'child-ill', note: '' } as const;
    const refused = async (actor: typeof worker, row: { id: string; version: number }) => {
      const done = await pauseDeadline(world.deps, actor, row, said);
      return done.ok ? 'done' : done.error.kind;
    };
    expect(await refused(coordinator, answer)).toBe('not-pausable');
    const first = await find();
    for (const actor of [worker, guardian, await world.staff.add('monitor'), await world.staff.guardian()])
      expect(await refused(actor, first)).toBe('not-found');
    expect(await refused(coordinator, { id: world.deps.newId(), version: 1 })).toBe('not-found');
  });
});
