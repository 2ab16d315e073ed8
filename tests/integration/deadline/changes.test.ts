import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import type { Actor } from '#app/domain/account/actor.ts';
import { extendDeadline } from '#app/usecases/deadline/extend-deadline.server.ts';
import { waiveDeadline } from '#app/usecases/deadline/waive-deadline.server.ts';
import { aGuardedCase, kent, type ACase } from '#tests/support/a-case.ts';
import { startEngine, type Engine } from '#tests/support/engine.ts';
import { createWorld, type World } from '#tests/support/world.ts';

import { deadlineOf } from './acting.ts';

let world: World;
let engine: Engine;
let manager: Actor;
let guardiansManager: Actor;
beforeAll(async () => {
  world = await createWorld('2026-11-23T10:00');
  engine = await startEngine(world);
  manager = await world.staff.add('team-manager', { authorityId: kent });
  guardiansManager = await world.staff.add('guardian-manager');
});
afterAll(async () => {
  await engine.close();
  await world.close();
});

/** A case whose guardian has a manager, at 10:00 on Monday 23 November. */
async function aManagedCase(): Promise<ACase> {
  world.clock.set('2026-11-23T10:00');
  const guardian = await world.staff.guardian({ managerId: guardiansManager.userId });
  return aGuardedCase(world, { guardian });
}

const kindOf = (answer: { ok: true } | { ok: false; error: { kind: string } }) =>
  answer.ok ? 'done' : answer.error.kind;

const granted = { on: '2026-12-11', reason: 'child-needs-time', note: '', confirmed: true } as const;

describe('an extension', () => {
  test('moves the date, tells why, and has people reminded at the new times, each once', async () => {
    const about = await aManagedCase();
    const before = await deadlineOf(world, about.caseId, 'guardian.first_visit');
    await engine.runUntil('2026-12-02T10:00');
    const early = await world.owner.plannedAction.findMany({
      where: { deadlineId: before.id, state: 'fired' },
    });
    expect(early.map(({ step }) => step)).toContain('overdue');

    const preview = await extendDeadline(world.deps, guardiansManager, before, {
      ...granted,
      confirmed: false,
    });
    expect(preview).toMatchObject({ ok: true });
    expect((await deadlineOf(world, about.caseId, 'guardian.first_visit')).version).toBe(1);
    expect(kindOf(await extendDeadline(world.deps, guardiansManager, before, granted))).toBe('done');

    const after = await deadlineOf(world, about.caseId, 'guardian.first_visit');
    expect(after.localIntent).toBe('2026-12-11T23:59:59 Europe/London');
    const change = await world.owner.deadlineChange.findFirstOrThrow({ where: { deadlineId: after.id } });
    expect(change).toMatchObject({
      kind: 'extended',
      actorId: guardiansManager.userId,
      reason: 'child-needs-time',
      dueBefore: before.dueAt,
      dueAfter: after.dueAt,
    });
    await engine.runUntil('2026-12-10T10:00');
    const due = await world.owner.plannedAction.count({
      where: { deadlineId: after.id, state: 'fired', deadlineVersion: 2, kind: { not: 'reminder' } },
    });
    expect(due).toBe(0);
    await engine.runUntil('2027-01-20T10:00');
    const again = await world.owner.plannedAction.findMany({
      where: { deadlineId: after.id, state: 'fired', deadlineVersion: 2 },
    });
    const steps = again.map(({ step }) => step);
    expect(steps).toContain('overdue');
    expect(new Set(steps).size).toBe(steps.length);
    const audited = await world.owner.auditEntry.count({
      where: { caseId: about.caseId, action: 'DeadlineExtended' },
    });
    expect(audited).toBe(1);
  });

  test('by two people at once is granted once; the other is told that it changed', async () => {
    const about = await aManagedCase();
    const row = await deadlineOf(world, about.caseId, 'guardian.first_visit');
    const answers = await Promise.all(
      [guardiansManager, about.coordinator].map((actor) => extendDeadline(world.deps, actor, row, granted)),
    );
    expect(answers.map(kindOf).sort()).toEqual(['changed-meanwhile', 'done']);
  });

  test('of a date in statute needs national staff, the law as its reason, and the provision named', async () => {
    const about = await aManagedCase();
    await world.owner.deadline.updateMany({
      where: { caseId: about.caseId, ruleKey: 'la.assessment.eng' },
      data: { ruleKey: 'lac.care_plan.eng' },
    });
    const row = await deadlineOf(world, about.caseId, 'lac.care_plan.eng');
    const far = { ...granted, on: '2027-02-26' };
    const ask = async (actor: Actor, changes: Partial<Parameters<typeof extendDeadline>[3]>) =>
      kindOf(await extendDeadline(world.deps, actor, row, { ...far, ...changes }));
    expect(await ask(manager, { reason: 'court-order', note: 'An order' })).toBe('not-found');
    expect(await ask(about.coordinator, {})).toBe('law-does-not-wait');
    expect(await ask(about.coordinator, { reason: 'court-order' })).toBe('note-needed');
    expect(await ask(about.coordinator, { reason: 'court-order', note: 'FD26P00000, 2' })).toBe('done');
  });
});

describe('a waiver', () => {
  const said = { reason: 'duplicate', note: '' } as const;

  test('ends it for good, with the plan gone and the reason kept; a second is refused', async () => {
    const about = await aManagedCase();
    const row = await deadlineOf(world, about.caseId, 'la.assessment.eng');
    const answers = await Promise.all(
      [manager, about.coordinator].map((actor) => waiveDeadline(world.deps, actor, row, said)),
    );
    expect(answers.map(kindOf).sort()).toEqual(['done', 'not-open']);
    const after = await deadlineOf(world, about.caseId, 'la.assessment.eng');
    expect(after.status).toBe('waived');
    expect(await world.owner.plannedAction.count({ where: { deadlineId: row.id, state: 'planned' } })).toBe(
      0,
    );
    expect(kindOf(await extendDeadline(world.deps, about.coordinator, after, granted))).toBe('not-open');
  });

  test('of guidance or law is for managers of the authority and national staff; of a default for the manager', async () => {
    const about = await aManagedCase();
    const ask = async (actor: Actor, ruleKey: string) =>
      kindOf(await waiveDeadline(world.deps, actor, await deadlineOf(world, about.caseId, ruleKey), said));
    const strangers = [
      about.guardian,
      about.worker,
      await world.staff.add('monitor'),
      await world.staff.add('administrator'),
      await world.staff.add('guardian-manager'),
      await world.staff.add('team-manager', { authorityId: 'E10000014' }),
    ];
    for (const actor of strangers) {
      expect(await ask(actor, 'la.assessment.eng')).toBe('not-found');
      expect(await ask(actor, 'guardian.first_visit')).toBe('not-found');
    }
    expect(await ask(guardiansManager, 'la.assessment.eng')).toBe('not-found');
    expect(await ask(manager, 'guardian.first_visit')).toBe('not-found');
    expect(await ask(guardiansManager, 'guardian.first_visit')).toBe('done');
    expect(await ask(manager, 'la.assessment.eng')).toBe('done');
  });
});
