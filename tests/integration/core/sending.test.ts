import { randomUUID } from 'node:crypto';

import { afterEach, beforeEach, describe, expect, test } from 'vitest';

import type { Actor } from '#app/domain/account/actor.ts';
import { fireDue } from '#app/usecases/deadline/fire-due.server.ts';
import { refer } from '#tests/support/a-referral.ts';
import { startEngine, type Engine } from '#tests/support/engine.ts';
import { createWorld, type World } from '#tests/support/world.ts';

describe('an e-mail that is owed', () => {
  let world: World;
  let engine: Engine;
  let coordinator: Actor;
  beforeEach(async () => {
    world = await createWorld('2026-11-24T10:00');
    engine = await startEngine(world);
    coordinator = await world.staff.add('coordinator');
    await refer(world);
  });
  afterEach(async () => {
    await engine.close();
    await world.close();
  });

  const owed = () =>
    world.owner.outbox.findFirstOrThrow({ include: { attemptRows: { orderBy: { fence: 'asc' } } } });
  const outcomes = async () => (await owed()).attemptRows.map(({ outcome }) => outcome);

  test('waits while the mail server is away and goes when it is back', async () => {
    await engine.sink.refuse();
    await engine.send();
    expect(await owed()).toMatchObject({ state: 'pending', attempts: 1 });
    await engine.sink.resume();
    world.clock.forward(1);
    await engine.send();
    expect(await owed()).toMatchObject({ state: 'accepted', attempts: 2 });
    expect(await outcomes()).toEqual(['transient', 'accepted']);
    expect(engine.sink.received.map(({ to }) => to)).toHaveLength(1);
  });

  test('that may have arrived is repeated under the same Message-ID, and both attempts are on record', async () => {
    engine.sink.failNext(1, 'accept then drop');
    await engine.send();
    expect(await outcomes()).toEqual(['unknown']);
    world.clock.forward(1);
    await engine.send();
    expect(await outcomes()).toEqual(['unknown', 'accepted']);
    const ids = engine.sink.received.map(({ messageId }) => messageId);
    expect(ids).toHaveLength(2);
    expect(new Set(ids).size).toBe(1);
  });

  test('that ends worker after worker is given up without another attempt, and a person is told', async () => {
    const { id } = await owed();
    const at = (minutes: number) => new Date(world.clock.now().getTime() + minutes * 60_000);
    await world.owner.attempt.createMany({
      data: Array.from({ length: 20 }, (_, fence) => ({
        outboxId: id,
        fence: fence + 1,
        startedAt: at(fence),
      })),
    });
    await world.owner.outbox.update({
      where: { id },
      data: { state: 'sending', fence: 20, attempts: 20, leaseUntil: at(30) },
    });
    world.clock.forward(1);
    await engine.send();
    expect(await owed()).toMatchObject({ id, state: 'dead', reason: 'workers-died', fence: 20 });
    const tasks = await world.owner.task.findMany({ where: { outboxId: id }, orderBy: { kind: 'asc' } });
    // Nobody stands above its reader in this world, and that too is for a person to know.
    expect(tasks.map(({ kind }) => kind)).toEqual(['unaccepted-email', 'undelivered-email']);
    expect(engine.sink.received).toEqual([]);
  });

  test('that is refused for good is dead at once and becomes a task for a person', async () => {
    engine.sink.failNext(1, '550 RCPT');
    await engine.send();
    expect(await owed()).toMatchObject({ state: 'dead', reason: 'recipient-refused' });
    const task = await world.owner.task.findFirstOrThrow({ where: { kind: 'undelivered-email' } });
    expect(JSON.stringify(task.detail)).not.toContain('@');
  });

  test('is given up after 72 hours of trying, and never in silence', async () => {
    await engine.sink.refuse();
    for (let hour = 0; hour < 80; hour++) {
      await engine.send();
      world.clock.forward(1);
    }
    expect(await owed()).toMatchObject({ state: 'dead' });
    expect(await world.owner.task.count({ where: { kind: 'undelivered-email' } })).toBe(1);
  });

  test('is not sent to somebody who has left, and a person is told', async () => {
    await world.staff.leave(coordinator);
    await engine.send();
    expect(await owed()).toMatchObject({ state: 'suppressed', reason: 'recipient-left' });
    expect(engine.sink.received).toEqual([]);
    expect(await world.owner.task.count({ where: { kind: 'undelivered-email' } })).toBe(1);
  });

  test('whose sender died is claimed again when the lease ends, and the old claim can no longer finish it', async () => {
    const now = world.clock.now();
    await world.owner.outbox.updateMany({
      data: { state: 'sending', fence: 7, attempts: 1, leaseUntil: new Date(now.getTime() + 90_000) },
    });
    await engine.send();
    expect(engine.sink.received).toEqual([]);
    world.clock.forward(0.05);
    await engine.send();
    expect(await owed()).toMatchObject({ state: 'accepted', fence: 8 });
  });
});

describe('many workers at once', () => {
  test('fire each action once and send each e-mail once', async () => {
    const world = await createWorld('2026-11-24T10:00');
    const engine = await startEngine(world);
    await world.staff.add('coordinator');
    await world.staff.add('duty-manager', { authorityId: 'E10000016' });
    for (let count = 0; count < 12; count++) await refer(world);
    world.clock.set('2026-12-10T12:00');
    const { rulebook } = world.deps;
    const fire = () => fireDue({ db: world.worker, newId: randomUUID, rulebook }, world.clock.now());
    await Promise.all([fire(), fire(), fire(), fire(), engine.send(), engine.send(), engine.send()]);
    await fire();
    await engine.send();

    const fired = await world.owner.plannedAction.count({ where: { state: 'fired' } });
    const events = await world.owner.caseEvent.count({
      where: { type: { in: ['DeadlineReminded', 'DeadlineFellDue', 'DeadlineOverdue', 'EscalationRaised'] } },
    });
    expect(events).toBe(fired);
    const left = await world.owner.plannedAction.count({
      where: { state: 'planned', fireAt: { lte: world.clock.now() }, deadline: { status: 'open' } },
    });
    expect(left).toBe(0);
    const accepted = await world.owner.outbox.findMany({ where: { state: 'accepted' } });
    expect(engine.sink.received).toHaveLength(accepted.length);
    expect(new Set(engine.sink.received.map(({ messageId }) => messageId)).size).toBe(accepted.length);
    await engine.close();
    await world.close();
  });
});
