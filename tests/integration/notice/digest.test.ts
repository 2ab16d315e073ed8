import { afterEach, beforeEach, describe, expect, test } from 'vitest';

import type { Actor } from '#app/domain/account/actor.ts';
import { deliveryClass } from '#app/domain/notice/delivery-class.ts';
import { notify } from '#app/store/notice/notify.server.ts';
import { asWorker } from '#app/store/shared/database.server.ts';
import { gatherWaiting } from '#app/usecases/notice/gather-waiting.server.ts';
import { chooseHoursAs } from '#app/usecases/notice/choose-hours.server.ts';
import { endAppointment } from '#app/usecases/guardian/end-appointment.server.ts';
import { withdrawOfferAs } from '#app/usecases/guardian/withdraw-offer.server.ts';
import { aCase, aGuardedCase, accepted, offered } from '#tests/support/a-case.ts';
import { startEngine, type Engine } from '#tests/support/engine.ts';
import { createWorld, type World } from '#tests/support/world.ts';

let world: World;
let engine: Engine;
beforeEach(async () => {
  world = await createWorld('2026-11-24T10:00');
  engine = await startEngine(world);
});
afterEach(async () => {
  await engine.close();
  await world.close();
});

let causes = 0;
/** Tells somebody something at this moment, as the firing of an action does. */
const tell = (
  who: Actor,
  caseId: string,
  more: { urgent?: boolean; deadlineId?: string; late?: boolean } = {},
) => {
  const at = world.clock.now();
  return asWorker(world.worker, (tx) =>
    notify(
      tx,
      [
        {
          cause: `test:${String(causes++)}`,
          userIds: [who.userId],
          caseId,
          actionId: null,
          deadlineId: more.deadlineId ?? null,
          kind: 'reminder',
          urgent: more.urgent ?? false,
          at,
          since: more.late === true ? new Date(at.getTime() - 3_600_000) : at,
        },
      ],
      world.deps.newId,
    ),
  );
};
const emailsTo = (who: Actor) =>
  world.owner.outbox.findMany({
    where: { userId: who.userId },
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
  });
const lettersTo = async (who: Actor) => {
  const { email } = await world.owner.userAccount.findUniqueOrThrow({ where: { id: who.userId } });
  return engine.sink.received.filter(({ to }) => to.includes(email));
};
const openDeadlines = (caseId: string) =>
  world.owner.deadline.findMany({ where: { caseId, status: 'open' }, orderBy: { dueAt: 'desc' } });

describe('routine news', () => {
  test('comes in one digest at the hour its reader chose, which counts what still needs doing', async () => {
    const { worker, caseId } = await accepted(world, await aCase(world));
    await engine.send();
    const [first, second, third] = await openDeadlines(caseId);
    const before = (await lettersTo(worker)).length;
    for (const deadline of [first, first, second, third])
      await tell(worker, caseId, { deadlineId: deadline?.id ?? '' });
    await engine.send();
    expect(await lettersTo(worker)).toHaveLength(before);
    await world.owner.deadline.update({ where: { id: third?.id ?? '' }, data: { status: 'met' } });

    world.clock.set('2026-11-25T07:59');
    await engine.send();
    expect(await lettersTo(worker)).toHaveLength(before);
    world.clock.set('2026-11-25T08:00');
    await engine.send();
    const letters = (await lettersTo(worker)).slice(before);
    expect(letters.map(({ text }) => text.split('\n')[0])).toEqual(['Digest: 2 tasks wait for you.']);
    const digest = (await emailsTo(worker)).find(({ kind }) => kind === 'digest');
    expect(digest?.dedupeKey).toBe(`digest:${worker.userId}:2026-11-25`);
    expect((await emailsTo(worker)).filter(({ toldInId }) => toldInId === digest?.id)).toHaveLength(4);
  });

  test('that is all settled by then is not written of', async () => {
    const { worker, caseId } = await accepted(world, await aCase(world));
    await engine.send();
    const before = (await lettersTo(worker)).length;
    const [deadline] = await openDeadlines(caseId);
    await tell(worker, caseId, { deadlineId: deadline?.id ?? '' });
    await engine.send();
    await world.owner.deadline.updateMany({ data: { status: 'met' } });
    world.clock.set('2026-11-25T08:00');
    await engine.send();
    expect(await lettersTo(worker)).toHaveLength(before);
    expect(
      await world.owner.outbox.findFirst({ where: { kind: 'digest', userId: worker.userId } }),
    ).toMatchObject({
      state: 'suppressed',
      reason: 'no-longer-needed',
    });
  });

  test('is gathered once, however many processes do it at once', async () => {
    const { worker, caseId } = await accepted(world, await aCase(world));
    for (let count = 0; count < 20; count++) await tell(worker, caseId);
    await engine.send();
    world.clock.set('2026-11-25T08:00');
    const gatherNow = () => gatherWaiting({ db: world.worker, newId: world.deps.newId }, world.clock.now());
    await Promise.all([gatherNow(), gatherNow(), gatherNow(), gatherNow()]);
    expect(await world.owner.outbox.count({ where: { kind: 'digest', userId: worker.userId } })).toBe(1);
    expect(await world.owner.outbox.count({ where: { state: 'gathered', userId: worker.userId } })).toBe(20);
  });

  test('follows new hours at once, also what waits already', async () => {
    const { worker, caseId } = await accepted(world, await aCase(world));
    await tell(worker, caseId);
    await engine.send();
    const hours = { digestHour: '17:00', quietFrom: '20:00', quietTo: '07:00' };
    expect((await chooseHoursAs(world.deps, worker, hours)).ok).toBe(true);
    await engine.send();
    world.clock.set('2026-11-24T17:00');
    await engine.send();
    expect(await world.owner.outbox.count({ where: { kind: 'digest', state: 'accepted' } })).toBe(1);
  });
});

describe('quiet hours', () => {
  test('hold back what can wait, retries too, and let through what must not', async () => {
    world.clock.set('2026-11-24T22:00');
    const { worker, caseId } = await aCase(world);
    const waits = await emailsTo(worker);
    expect(waits.map(({ kind, state }) => [kind, state])).toEqual([]);
    await tell(worker, caseId, { urgent: true });
    await engine.send();
    expect(await lettersTo(worker)).toEqual([]);
    world.clock.set('2026-11-25T07:00');
    await engine.sink.refuse();
    await engine.send();
    await engine.sink.resume();
    world.clock.set('2026-11-25T21:00');
    await engine.send();
    expect(await lettersTo(worker)).toEqual([]);
    world.clock.set('2026-11-26T07:00');
    await engine.send();
    expect(await lettersTo(worker)).toHaveLength(1);
  });

  test('do not hold back a handover that waits for an answer', async () => {
    world.clock.set('2026-11-24T22:00');
    const desk = await world.staff.add('duty-manager', { authorityId: 'E10000016' });
    await aCase(world);
    await engine.send();
    expect(await lettersTo(desk)).toHaveLength(1);
    expect(deliveryClass('handover-sent', true)).toBe('mandatory');
  });
});

describe('a reader who has nothing to do with the case any more', () => {
  test('is not written to; a person is asked to see to it only where nobody else was told', async () => {
    const about = await aGuardedCase(world);
    await engine.send();
    const before = (await lettersTo(about.guardian)).length;
    const [deadline] = await openDeadlines(about.caseId);
    await tell(about.guardian, about.caseId, { urgent: true, deadlineId: deadline?.id ?? '' });
    world.clock.forward(0.01);
    await world.owner.appointment.updateMany({ data: { endsAt: world.clock.now(), endReason: 'test' } });
    await engine.send();
    expect(await lettersTo(about.guardian)).toHaveLength(before);
    expect((await emailsTo(about.guardian)).at(-1)).toMatchObject({ reason: 'no-longer-entitled' });
    expect(await world.owner.task.count({ where: { kind: 'undelivered-email' } })).toBe(1);
  });

  test('is told that an offer was withdrawn, and that a guardianship has ended', async () => {
    const about = await aCase(world);
    const offerId = await offered(world, about);
    expect((await withdrawOfferAs(world.deps, about.coordinator, offerId)).ok).toBe(true);
    const manager = await world.staff.add('guardian-manager');
    const guardian = await world.staff.guardian({ managerId: manager.userId });
    const guarded = await aGuardedCase(world, { guardian });
    const ended = await endAppointment(
      world.deps,
      guarded.coordinator,
      guarded.appointmentId,
      'guardian-leaves',
    );
    expect(ended.ok).toBe(true);
    await engine.send();
    const kinds = async (who: Actor) => (await emailsTo(who)).map(({ kind, state }) => `${kind} ${state}`);
    expect(await kinds(about.guardian)).toContain('offer-withdrawn accepted');
    expect(await kinds(guardian)).toContain('guardian-ended accepted');
    expect(await kinds(manager)).toContain('guardian-ended accepted');
  });
});

describe('an e-mail that is not accepted in time', () => {
  test('has the next person told once after 15 minutes when it is mandatory, and needs nobody once it is accepted', async () => {
    const manager = await world.staff.add('team-manager', { authorityId: 'E10000016' });
    const desk = await world.staff.add('duty-manager', { authorityId: 'E10000016' });
    await engine.sink.refuse();
    await aCase(world);
    await engine.send();
    const passed = () =>
      world.owner.notice.findMany({ where: { kind: 'email-not-accepted' }, select: { userId: true } });
    world.clock.forward(0.2);
    await engine.send();
    expect(await passed()).toEqual([]);
    world.clock.forward(0.1);
    await engine.send();
    await engine.send();
    expect(await passed()).toContainEqual({ userId: manager.userId });
    const count = (await passed()).length;
    expect(
      await world.owner.task.count({ where: { kind: 'unaccepted-email', doneAt: null } }),
    ).toBeGreaterThan(0);
    await engine.sink.resume();
    world.clock.forward(1);
    await engine.send();
    expect((await passed()).length).toBe(count);
    expect(await world.owner.task.count({ where: { kind: 'unaccepted-email', doneAt: null } })).toBe(0);
    expect(await lettersTo(desk)).not.toEqual([]);
  });

  test('has the next person told at once when it was refused for good', async () => {
    const desk = await world.staff.add('duty-manager', { authorityId: 'E10000016' });
    const coordinator = await world.staff.add('coordinator');
    await aCase(world);
    // Everybody else's waits, so that the refusal meets the letter it is meant for.
    const later = new Date(world.clock.now().getTime() + 3_600_000);
    await world.owner.outbox.updateMany({
      where: { userId: { not: desk.userId }, state: 'pending' },
      data: { nextAttemptAt: later },
    });
    engine.sink.failNext(1, '550 RCPT');
    await engine.send();
    const dead = await world.owner.outbox.findFirstOrThrow({ where: { userId: desk.userId } });
    expect(dead.state).toBe('dead');
    const passed = await world.owner.notice.findMany({
      where: { cause: `unaccepted:${dead.id}` },
      select: { kind: true, userId: true },
    });
    expect(passed).toContainEqual({ kind: 'email-not-accepted', userId: coordinator.userId });
  });
});
