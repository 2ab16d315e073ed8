import { afterEach, beforeEach, describe, expect, test } from 'vitest';

import type { Explanation } from '#app/domain/rules/due.ts';
import { verifyChain } from '#app/store/audit/verify.server.ts';
import { checkInvariants } from '#app/store/oversight/invariants.server.ts';
import { readProgress } from '#app/store/rules/draft-queries.server.ts';
import { asUser, asWorker } from '#app/store/shared/database.server.ts';
import { extendDeadline } from '#app/usecases/deadline/extend-deadline.server.ts';
import { Prisma } from '#prisma/generated/client.ts';
import { aGuardedCase, type ACase } from '#tests/support/a-case.ts';
import { startEngine } from '#tests/support/engine.ts';
import { createWorld, type World } from '#tests/support/world.ts';

import { deadlineOf, record } from '../deadline/acting.ts';
import { approved, carryOut, results, threeDays, visit } from './a-change.ts';

describe('a new version of a rule', () => {
  let world: World;
  beforeEach(async () => {
    world = await createWorld('2026-11-24T10:00');
  });
  afterEach(() => world.close());

  const cases = async (count: number): Promise<readonly ACase[]> => {
    const made: ACase[] = [];
    while (made.length < count) made.push(await aGuardedCase(world));
    return made;
  };
  const visitOf = ({ caseId }: ACase) => deadlineOf(world, caseId, visit);
  const extended = async (about: ACase, on: string) => {
    const { id, version } = await visitOf(about);
    const grant = { on, reason: 'child-needs-time', note: '', confirmed: true } as const;
    const done = await extendDeadline(world.deps, about.coordinator, { id, version }, grant);
    expect(done.ok).toBe(true);
  };
  const expectWhole = async () => {
    const names = ['plan-differs', 'settled-but-planned', 'deadline-unwatched', 'told-twice'] as const;
    const found = await asWorker(world.worker, (tx) => checkInvariants(tx, world.clock.now(), names));
    expect(found.filter(({ count }) => count > 0)).toEqual([]);
  };
  const changesOf = async (about: ACase) =>
    world.owner.deadlineChange.findMany({
      where: { deadlineId: (await visitOf(about)).id, kind: 'recomputed' },
    });

  test('does to the deadlines that run what its approver was shown', async () => {
    const [open, later, missing] = await cases(3);
    await extended(later!, '2026-12-10');
    await record(world, missing!.worker, missing!.caseId, { type: 'ChildMissing', at: '2026-11-24T10:00' });
    const before = await visitOf(open!);
    const draft = await approved(world, visit, threeDays);
    expect(draft.preview).toMatchObject({ looked: 3, moved: 2, earlier: 2, same: 0, kept: 1, overdue: 0 });

    expect(await carryOut(world)).toBe(3);
    const { moved, kept } = draft.preview;
    expect(await results(world)).toEqual({ moved, kept });
    const after = await visitOf(open!);
    expect([before.dueAt, after.dueAt].map((at) => at.toISOString())).toEqual([
      '2026-12-01T23:59:59.000Z',
      '2026-11-27T23:59:59.000Z',
    ]);
    expect(after).toMatchObject({ ruleVersion: 2, version: before.version + 1, status: 'open' });
    expect(after.localIntent).toBe('2026-11-27T23:59:59 Europe/London');
    expect(after.explanation).toMatchObject({ ruleVersion: 2, length: { amount: 3 } });
    expect(await visitOf(later!)).toMatchObject({ ruleVersion: 2, dueAt: new Date('2026-12-10T23:59:59Z') });
    expect(await visitOf(missing!)).toMatchObject({
      ruleVersion: 2,
      status: 'paused',
      dueAt: after.dueAt,
    });
    const planned = await world.owner.plannedAction.findMany({
      where: { deadlineId: after.id, state: 'planned' },
    });
    expect(planned.every(({ deadlineVersion }) => deadlineVersion === after.version)).toBe(true);
    expect(planned.find(({ step }) => step === 'due')?.fireAt).toEqual(after.dueAt);
    await expectWhole();
    expect(await carryOut(world)).toBe(0);
  });

  test('is finished only when every deadline is done, and shows how far it is until then', async () => {
    await cases(2);
    const { body, decider } = await approved(world, visit, threeDays);
    const of = { ruleKey: visit, ruleVersion: body.version };
    const progress = () => asUser(world.deps.db, decider.userId, (tx) => readProgress(tx, of));
    expect(await progress()).toMatchObject({ finishedAt: null, waiting: 0, moved: 0 });
    let asked = 0;
    await carryOut(world, { stopping: () => asked++ > 0 });
    expect(await progress()).toMatchObject({ finishedAt: null, waiting: 2, moved: 0 });
    await carryOut(world);
    expect(await progress()).toMatchObject({ waiting: 0, moved: 2 });
    expect((await progress())?.finishedAt).not.toBeNull();
  });

  test('tells whoever has to act that the date has moved, once, and keeps why', async () => {
    const [about] = await cases(1);
    await approved(world, visit, threeDays);
    await Promise.all([carryOut(world), carryOut(world)]);
    await carryOut(world);
    const notices = await world.owner.notice.findMany({ where: { kind: 'deadline-moved' } });
    const { id } = await visitOf(about!);
    expect(notices).toMatchObject([
      { userId: about!.guardian.userId, caseId: about!.caseId, deadlineId: id },
    ]);
    expect(await changesOf(about!)).toMatchObject([
      {
        actorId: null,
        reason: 'rule-changed',
        dueBefore: new Date('2026-12-01T23:59:59Z'),
        dueAfter: new Date('2026-11-27T23:59:59Z'),
      },
    ]);
    const [entry] = await world.owner.auditEntry.findMany({ where: { action: 'recompute.batch' } });
    expect(entry).toMatchObject({ subjectType: 'rule', subjectId: visit, caseId: null });
    expect(entry?.detail).toMatchObject({ version: 2, moved: 1, same: 0, kept: 0, settled: 0 });
    const chain = await asWorker(world.worker, (tx) => verifyChain(tx, 1n, 1_000_000n));
    expect(chain.breaks).toEqual([]);
  });

  test('that changes only who is told takes running deadlines over without moving them', async () => {
    const [about] = await cases(1);
    const before = await visitOf(about!);
    const rule = world.deps.rulebook.rule(visit, 1);
    const ladder = rule.ladder.slice(0, 1).map((rung) => ({ ...rung, role: 'director' as const }));
    const { preview } = await approved(world, visit, { ladder });
    expect(preview).toMatchObject({ looked: 1, moved: 0, same: 1 });
    await carryOut(world);
    expect(await results(world)).toEqual({ same: 1 });
    const after = await visitOf(about!);
    expect([after.dueAt, after.ruleVersion]).toEqual([before.dueAt, 2]);
    const rungs = await world.owner.plannedAction.findMany({
      where: { deadlineId: after.id, state: 'planned', kind: 'escalation' },
    });
    expect(rungs.map(({ role }) => role)).toEqual(['director']);
    expect(await world.owner.notice.count({ where: { kind: 'deadline-moved' } })).toBe(0);
  });

  test('judges what was met, put off or paused meanwhile as it stands then', async () => {
    const [met, later, away] = await cases(3);
    await approved(world, visit, threeDays);
    let asked = 0;
    await carryOut(world, { stopping: () => asked++ > 0 });
    await record(world, met!.guardian, met!.caseId, { type: 'VisitRecorded', at: '2026-11-24T10:00' });
    await extended(later!, '2026-12-10');
    await record(world, away!.worker, away!.caseId, { type: 'ChildMissing', at: '2026-11-24T10:00' });
    await carryOut(world);
    expect(await results(world)).toEqual({ settled: 1, kept: 1, moved: 1 });
    expect(await visitOf(met!)).toMatchObject({ ruleVersion: 1, status: 'met' });
    expect(await visitOf(later!)).toMatchObject({ ruleVersion: 2, dueAt: new Date('2026-12-10T23:59:59Z') });
    expect(await visitOf(away!)).toMatchObject({ ruleVersion: 2, status: 'paused' });
    await expectWhole();
  });

  test('is carried out once though the worker dies at every point of the way', async () => {
    const all = await cases(3);
    await approved(world, visit, threeDays);
    const dies = (count: number) => {
      let left = count;
      return () => {
        if (left-- === 0)
          throw new Prisma.PrismaClientKnownRequestError('Server has closed the connection.', {
            code: 'P1017',
            clientVersion: 'test',
          });
        return world.deps.newId();
      };
    };
    let died = 0;
    for (let count = 0; ; count++) {
      const through = await carryOut(world, { newId: dies(count) }).catch(() => null);
      if (through !== null) break;
      died++;
    }
    expect(died).toBeGreaterThan(20);
    expect(await results(world)).toEqual({ moved: 3 });
    for (const about of all) expect(await changesOf(about)).toHaveLength(1);
    expect(await world.owner.notice.count({ where: { kind: 'deadline-moved' } })).toBe(3);
    expect(await world.owner.auditEntry.count({ where: { action: 'recompute.batch' } })).toBe(1);
    await expectWhole();
  });

  test('is carried out past a deadline that cannot be computed, which stays undone and is counted', async () => {
    const [broken, sound] = await cases(2);
    await approved(world, visit, threeDays);
    const { id, explanation } = await visitOf(broken!);
    const senseless = { ...(explanation as unknown as Explanation), extensions: [{}] } as object;
    await world.owner.deadline.update({ where: { id }, data: { explanation: senseless } });
    await expect(carryOut(world)).rejects.toThrow();
    expect(await results(world)).toEqual({ moved: 1, waiting: 1 });
    expect((await visitOf(sound!)).ruleVersion).toBe(2);
    world.clock.forward(2);
    const count = () =>
      asWorker(world.worker, (tx) => checkInvariants(tx, world.clock.now(), ['change-unfinished']));
    expect(await count()).toEqual([{ name: 'change-unfinished', count: 1 }]);
    await world.owner.deadline.update({ where: { id }, data: { explanation: explanation as object } });
    await carryOut(world);
    expect(await results(world)).toEqual({ moved: 2 });
    expect(await count()).toEqual([{ name: 'change-unfinished', count: 0 }]);
  });

  test('waits until whoever works by the old one has finished', async () => {
    await cases(1);
    await approved(world, visit, threeDays);
    world.clock.forward(-1 / 60);
    await carryOut(world);
    expect(await results(world)).toEqual({});
    world.clock.forward(1 / 60);
    await carryOut(world);
    expect(await results(world)).toEqual({ moved: 1 });
  });

  test('that comes when a date has passed escalates at once, and what was told stays told', async () => {
    const [about] = await cases(1);
    const engine = await startEngine(world);
    await engine.runUntil('2026-11-30T10:00');
    const before = await world.owner.plannedAction.count({ where: { state: 'fired' } });
    const { preview } = await approved(world, visit, threeDays);
    expect(preview.overdue).toBe(1);
    await carryOut(world);
    world.clock.forward(0.1);
    await engine.fire();
    const { id } = await visitOf(about!);
    const fired = await world.owner.plannedAction.findMany({ where: { deadlineId: id, state: 'fired' } });
    expect(fired.map(({ step }) => step)).toEqual(expect.arrayContaining(['due', 'overdue']));
    expect(await world.owner.plannedAction.count({ where: { state: 'fired' } })).toBeGreaterThan(before);
    await expectWhole();
    await engine.close();
  });
});
