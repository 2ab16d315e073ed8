import { afterEach, beforeEach, describe, expect, test } from 'vitest';

import type { Actor } from '#app/domain/account/actor.ts';
import { acknowledgeEscalation } from '#app/usecases/deadline/acknowledge-escalation.server.ts';
import { answerHandoverAs } from '#app/usecases/handover/answer-handover.server.ts';
import { refer } from '#tests/support/a-referral.ts';
import { findCanary } from '#tests/support/canary.ts';
import { startEngine, type Engine } from '#tests/support/engine.ts';
import { createWorld, type World } from '#tests/support/world.ts';

const kent = 'E10000016';

describe('an authority that stays silent', () => {
  let world: World;
  let engine: Engine;
  let people: Record<'coordinator' | 'director' | 'worker' | 'teamManager' | 'dutyManager', Actor>;
  beforeEach(async () => {
    world = await createWorld('2026-11-24T10:00');
    engine = await startEngine(world);
    const { staff } = world;
    people = {
      coordinator: await staff.add('coordinator'),
      director: await staff.add('director'),
      worker: await staff.add('social-worker', { authorityId: kent }),
      teamManager: await staff.add('team-manager', { authorityId: kent }),
      dutyManager: await staff.add('duty-manager', { authorityId: kent }),
    };
  });
  afterEach(async () => {
    await engine.close();
    await world.close();
  });

  const told = async (who: Actor) => {
    const notices = await world.owner.notice.findMany({
      where: { userId: who.userId, action: { deadline: { ruleKey: 'handover.answer.eng' } } },
      include: { action: true },
      orderBy: { createdAt: 'asc' },
    });
    return notices.map((notice) => notice.action?.step);
  };

  test('has its managers told rung by rung, up to the director, each once', async () => {
    const { caseId } = await refer(world);
    await engine.runUntil('2026-12-14T12:00');

    expect(await told(people.worker)).toContain('overdue');
    expect(await told(people.teamManager)).not.toHaveLength(0);
    expect(await told(people.dutyManager)).not.toHaveLength(0);
    expect(await told(people.coordinator)).not.toHaveLength(0);
    expect(await told(people.director)).not.toHaveLength(0);
    const raised = await world.owner.caseEvent.findMany({ where: { caseId, type: 'EscalationRaised' } });
    expect(raised.length).toBeGreaterThanOrEqual(4);

    const notices = await world.owner.notice.count();
    await engine.fire();
    await engine.send();
    expect(await world.owner.notice.count()).toBe(notices);
  });

  test('is told of by e-mails that name no child, each notice in one of them', async () => {
    await refer(world);
    await engine.runUntil('2026-12-14T12:00');
    const owed = await world.owner.outbox.findMany({ include: { toldIn: true } });
    expect(new Set(owed.map(({ state }) => state))).toEqual(new Set(['accepted', 'gathered']));
    const gathered = owed.filter(({ state }) => state === 'gathered');
    expect(new Set(gathered.map(({ toldIn }) => toldIn?.state))).toEqual(new Set(['accepted']));
    expect(engine.sink.received).toHaveLength(owed.length - gathered.length);
    expect(await world.owner.notice.count()).toBe(owed.filter(({ noticeId }) => noticeId !== null).length);
    const canaries = [
      'Testchild',
      'Alder',
      'Testland',
      'lorry',
      '2010-05',
      'lane 4',
      'Kent',
      'man he will not',
    ];
    for (const letter of engine.sink.received) expect(findCanary(letter.raw, canaries)).toEqual([]);
  });

  test('is left alone while somebody is on it, and no longer', async () => {
    await refer(world);
    await engine.runUntil('2026-11-26T08:00');
    const deadline = await world.owner.deadline.findFirstOrThrow({
      where: { ruleKey: 'handover.answer.eng' },
    });
    expect(deadline.dueAt < world.clock.now()).toBe(true);
    const held = await acknowledgeEscalation(world.deps, people.teamManager, deadline.id);
    if (!held.ok) throw new Error(held.error.kind);

    const raisedBefore = await world.owner.plannedAction.count({
      where: { kind: 'escalation', state: 'fired', deadlineId: deadline.id },
    });
    const hours = (held.value.holdsUntil.getTime() - world.clock.now().getTime()) / 3_600_000;
    world.clock.forward(hours - 0.1);
    await engine.fire();
    const during = await world.owner.plannedAction.count({
      where: { kind: 'escalation', state: 'fired', deadlineId: deadline.id },
    });
    expect(during).toBe(raisedBefore);

    await engine.runUntil('2026-12-14T12:00');
    const after = await world.owner.plannedAction.count({
      where: { kind: 'escalation', state: 'fired', deadlineId: deadline.id },
    });
    expect(after).toBeGreaterThan(raisedBefore);
  });

  test('is escalated no further once it has answered', async () => {
    const { caseId } = await refer(world);
    await engine.runUntil('2026-11-26T12:00');
    const handover = await world.owner.handover.findFirstOrThrow({ where: { caseId } });
    expect((await answerHandoverAs(world.deps, people.worker, handover.id, { verb: 'accept' })).ok).toBe(
      true,
    );
    const before = await told(people.director);
    await engine.runUntil('2027-01-20T12:00');
    expect(await told(people.director)).toEqual(before);
    const deadline = await world.owner.deadline.findFirstOrThrow({
      where: { ruleKey: 'handover.answer.eng' },
    });
    expect(deadline.status).toBe('met-late');
  });

  test('has the cover told in place of a manager who is away', async () => {
    const cover = await world.staff.add('team-manager', { authorityId: 'E06000046' });
    await world.staff.away(
      people.teamManager,
      new Date('2026-11-20T00:00:00Z'),
      new Date('2026-12-31T00:00:00Z'),
      cover,
    );
    await refer(world);
    await engine.runUntil('2026-12-14T12:00');
    expect(await told(people.teamManager)).toEqual([]);
    expect(await told(cover)).not.toHaveLength(0);
  });

  test('without managers has the next rung told at once, and a task left for a person', async () => {
    await world.staff.leave(people.teamManager);
    await world.staff.leave(people.dutyManager);
    await refer(world);
    await engine.runUntil('2026-12-14T12:00');
    const tasks = await world.owner.task.findMany({ where: { kind: 'nobody-found' } });
    expect(tasks.map(({ detail }) => (detail as { role: string }).role)).toEqual(
      expect.arrayContaining(['team-manager', 'duty-manager']),
    );
    const rungs = await world.owner.plannedAction.findMany({
      where: { deadline: { ruleKey: 'handover.answer.eng' }, kind: 'escalation' },
      orderBy: { rung: 'asc' },
    });
    const teamRung = rungs.find(({ role }) => role === 'team-manager');
    const coordinatorRung = rungs.find(({ role }) => role === 'coordinator');
    expect(coordinatorRung?.firedAt).toEqual(teamRung?.firedAt);
  });

  test('finds nobody to remind, leaves a task, and keeps its ladder for when it is overdue', async () => {
    await refer(world);
    await engine.runUntil('2026-11-26T12:00');
    // Nobody is the child's guardian yet, so the reminder to follow up the referral reaches nobody.
    const followUp = { deadline: { ruleKey: 'la.referral.no_reply.eng' } };
    const reminded = await world.owner.plannedAction.count({
      where: { ...followUp, kind: 'reminder', state: 'fired' },
    });
    expect(reminded).toBe(1);
    expect(await world.owner.task.count({ where: { kind: 'nobody-found' } })).toBeGreaterThan(0);
    expect(
      await world.owner.plannedAction.count({ where: { ...followUp, kind: 'escalation', state: 'fired' } }),
    ).toBe(0);
  });
});
