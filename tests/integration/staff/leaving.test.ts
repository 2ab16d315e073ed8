import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import type { Actor } from '#app/domain/account/actor.ts';
import { asUser } from '#app/store/shared/database.server.ts';
import { fireDue } from '#app/usecases/deadline/fire-due.server.ts';
import { appointGuardian } from '#app/usecases/guardian/appoint-guardian.server.ts';
import { answerOfferAs } from '#app/usecases/guardian/answer-offer.server.ts';
import { endAppointment } from '#app/usecases/guardian/end-appointment.server.ts';
import { handOnCases, handOnPeople } from '#app/usecases/staff/hand-on.server.ts';
import { reinstate } from '#app/usecases/staff/reinstate.server.ts';
import { askCoordinators, suspendAtOnce, suspendLeaver } from '#app/usecases/staff/suspend.server.ts';
import { viewPerson } from '#app/usecases/staff/view-staff.server.ts';
import { aCase, accepted, aGuardedCase, kent, offered } from '#tests/support/a-case.ts';
import { password, startSite, type Site } from '../http/site.ts';

let site: Site;
let administrator: Actor;
let coordinator: Actor;
beforeAll(async () => {
  site = await startSite();
  administrator = await site.world.staff.add('administrator');
  await site.world.staff.add('administrator');
  coordinator = await site.world.staff.add('coordinator');
  await site.world.staff.add('service-manager');
  await site.world.staff.add('social-worker', { authorityId: kent, name: 'Another of Kent' });
});
afterAll(() => site.close());

const statusOf = async ({ userId }: Actor) =>
  (await site.world.owner.userAccount.findUniqueOrThrow({ where: { id: userId } })).status;
const leave = (who: Actor) => suspendLeaver(site.world.deps, administrator, who.userId, 'left');
const kindsHeldBy = async (who: Actor, reader = coordinator) =>
  (await viewPerson(site.world.deps, reader, who.userId))?.held.map(({ kind }) => kind);
const noticesOf = ({ userId }: Actor, kind: string) =>
  site.world.owner.notice.count({ where: { userId, kind } });

describe('somebody who leaves', () => {
  test('is signed out at once, in every browser, when nothing is theirs', async () => {
    const account = await site.addAccount('coordinator');
    const browsers = [site.visitor(), site.visitor()];
    for (const browser of browsers) await browser.post('/sign-in', { email: account.email, password });
    expect((await browsers[0]!.get('/national')).status).toBe(200);
    expect(await leave(account.actor)).toMatchObject({ ok: true });
    for (const browser of browsers)
      expect((await browser.get('/national')).headers.get('Location')).toContain('/sign-in');
    const { userId } = account.actor;
    expect(await site.world.owner.session.count({ where: { userId, endedAt: null } })).toBe(0);
    expect((await browsers[1]!.post('/sign-in', { email: account.email, password })).status).toBe(422);
  });

  test('is kept while a child has them as guardian, and let go when the child has not', async () => {
    const { guardian, appointmentId, caseId } = await aGuardedCase(site.world);
    expect(await leave(guardian)).toMatchObject({ error: { kind: 'children-left' } });
    expect(await statusOf(guardian)).toBe('active');
    const view = await viewPerson(site.world.deps, coordinator, guardian.userId);
    expect(view?.held).toMatchObject([{ kind: 'guardian', caseId }]);
    await endAppointment(site.world.deps, coordinator, appointmentId, 'guardian-leaves');
    expect(await leave(guardian)).toMatchObject({ ok: true });
    expect(await statusOf(guardian)).toBe('suspended');
  });

  test('is kept while an offer waits for them', async () => {
    const about = await aCase(site.world);
    await offered(site.world, about);
    expect(await kindsHeldBy(about.guardian)).toEqual(['offer']);
    expect(await leave(about.guardian)).toMatchObject({ error: { kind: 'children-left' } });
  });

  test('is kept while they stand in for somebody, from now until the absence is over', async () => {
    const { clock, staff } = site.world;
    const [absent, cover] = [await staff.add('coordinator'), await staff.add('coordinator')];
    const until = new Date(clock.now().getTime() + 3_600_000);
    await staff.away(absent, clock.now(), until, cover);
    expect(await leave(cover)).toMatchObject({ error: { kind: 'children-left' } });
    clock.forward(1);
    expect(await leave(cover)).toMatchObject({ ok: true });
  });

  test('hands on open cases one by one, each with its place in the chronology and news for the new worker', async () => {
    const about = await accepted(site.world, await aCase(site.world));
    const colleague = await site.world.staff.add('social-worker', { authorityId: kent });
    expect(await kindsHeldBy(about.worker)).toEqual(['worker']);
    expect(await leave(about.worker)).toMatchObject({ error: { kind: 'children-left' } });
    const glasgow = await site.world.staff.add('social-worker', { authorityId: 'S12000049' });
    const to = (who: Actor) => handOnCases(site.world.deps, coordinator, about.worker.userId, who.userId);
    expect(await to(glasgow)).toMatchObject({ error: { kind: 'not-a-colleague' } });
    expect(await handOnCases(site.world.deps, about.guardian, about.worker.userId, colleague.userId)).toEqual(
      { ok: false, error: { kind: 'not-found' } },
    );
    expect(await to(colleague)).toMatchObject({ value: 1 });
    const events = await site.world.owner.caseEvent.count({
      where: { caseId: about.caseId, type: 'CaseHandedOn' },
    });
    expect(events).toBe(1);
    expect(await noticesOf(colleague, 'case-handed-on')).toBe(1);
    expect(await leave(about.worker)).toMatchObject({ ok: true });
  });

  test('gives the guardians they manage to another manager first', async () => {
    const { staff, deps } = site.world;
    const [manager, next] = [await staff.add('guardian-manager'), await staff.add('guardian-manager')];
    await staff.guardian({ managerId: manager.userId });
    expect(await kindsHeldBy(manager, administrator)).toEqual(['managed']);
    expect(await leave(manager)).toMatchObject({ error: { kind: 'children-left' } });
    const monitor = await staff.add('monitor');
    expect(await handOnPeople(deps, administrator, manager.userId, monitor.userId)).toMatchObject({
      error: { kind: 'not-a-colleague' },
    });
    expect(await handOnPeople(deps, administrator, manager.userId, next.userId)).toMatchObject({ value: 1 });
    expect(await leave(manager)).toMatchObject({ ok: true });
  });

  test('is kept while nobody else works for an authority that has a handover to answer', async () => {
    const belfast = await site.world.staff.add('duty-manager', { authorityId: 'ZT001' });
    await aCase(site.world, { placeId: 'belfast-harbour' });
    expect(await leave(belfast)).toMatchObject({ error: { kind: 'children-left' } });
    await site.world.staff.add('social-worker', { authorityId: 'ZT001' });
    expect(await leave(belfast)).toMatchObject({ ok: true });
  });

  test('is never left in between: an appointment that comes at the same time is refused, or comes first and keeps them', async () => {
    const { deps, owner } = site.world;
    const about = await aCase(site.world);
    const offerId = await offered(site.world, about);
    await answerOfferAs(deps, about.guardian, offerId, { verb: 'accept' });
    const [left, appointed] = await Promise.allSettled([
      suspendAtOnce(deps, administrator, about.guardian.userId, 'device-lost'),
      appointGuardian(deps, coordinator, offerId),
    ]);
    expect(left.status).toBe('fulfilled');
    const active = await owner.appointment.count({ where: { offerId, endsAt: null } });
    const [task] = await owner.task.findMany({
      where: { kind: 'suspended-at-once', detail: { path: ['user'], equals: about.guardian.userId } },
    });
    expect(task).toBeDefined();
    const refused = appointed.status === 'rejected' || !appointed.value.ok;
    expect(active).toBe(refused ? 0 : 1);
  });
});

describe('what an administrator learns of it', () => {
  test('is how much there is, and no case', async () => {
    const { guardian, caseId } = await aGuardedCase(site.world);
    const held = (await viewPerson(site.world.deps, administrator, guardian.userId))?.held;
    expect(held).toMatchObject([{ kind: 'guardian', caseId: null, reference: null, children: 1 }]);
    expect(JSON.stringify(held)).not.toContain(caseId);
    expect(await viewPerson(site.world.deps, guardian, guardian.userId)).toBeNull();
    expect(await askCoordinators(site.world.deps, administrator, guardian.userId)).toMatchObject({
      ok: true,
    });
    await askCoordinators(site.world.deps, administrator, guardian.userId);
    const tasks = { kind: 'leaver', detail: { path: ['user'], equals: guardian.userId } };
    expect(await site.world.owner.task.count({ where: tasks })).toBe(1);
  });
});

describe('access that has to end now', () => {
  test('ends at once, with a task and urgent news for the coordinators and the manager', async () => {
    const manager = await site.world.staff.add('guardian-manager');
    const guardian = await site.world.staff.guardian({ managerId: manager.userId });
    await aGuardedCase(site.world, { guardian });
    const before = await noticesOf(coordinator, 'children-to-rehome');
    const result = await suspendAtOnce(site.world.deps, administrator, guardian.userId, 'account-stolen');
    expect(result).toMatchObject({ ok: true });
    expect(await statusOf(guardian)).toBe('suspended');
    expect(await noticesOf(manager, 'account-suspended')).toBe(1);
    expect(await noticesOf(coordinator, 'children-to-rehome')).toBe(before + 1);
    const seen = await asUser(site.world.deps.db, guardian.userId, (tx) => tx.childCase.count());
    expect(seen).toBe(0);
  });

  test('loses nothing that was due to the person: it comes to their manager, or to a task for a person', async () => {
    const { world } = site;
    const manager = await world.staff.add('guardian-manager');
    const guardian = await world.staff.guardian({ managerId: manager.userId });
    const { caseId } = await aGuardedCase(world, { guardian });
    await suspendAtOnce(world.deps, administrator, guardian.userId, 'account-stolen');
    world.clock.forward(90 * 24);
    const { rulebook, newId } = world.deps;
    await fireDue({ db: world.worker, newId, rulebook }, world.clock.now());

    const fired = await world.owner.plannedAction.findMany({
      where: { caseId, state: 'fired', role: 'responsible' },
      include: { notices: true, deadline: true },
    });
    const theirs = fired.filter(({ deadline }) => deadline.responsibleRole === 'guardian');
    expect(theirs.length).toBeGreaterThan(0);
    for (const { id, notices } of theirs) {
      expect(notices.map(({ userId }) => userId)).not.toContain(guardian.userId);
      const tasks = await world.owner.task.count({ where: { dedupeKey: `nobody:${id}` } });
      expect(notices.length + tasks, 'somebody was told').toBeGreaterThan(0);
    }
    const overdue = new Set(
      theirs.filter(({ kind }) => kind === 'overdue').map(({ deadlineId }) => deadlineId),
    );
    for (const deadlineId of overdue) {
      const climbed = { userId: manager.userId, kind: 'escalation', action: { deadlineId } };
      expect(await world.owner.notice.count({ where: climbed })).toBeGreaterThan(0);
    }
    expect(overdue.size).toBeGreaterThan(0);
  });

  test('comes back when an administrator lets them in, and not for an account two never agreed to', async () => {
    const { deps, staff, owner } = site.world;
    const gone = await staff.add('coordinator');
    await suspendAtOnce(deps, administrator, gone.userId, 'conduct');
    expect(await reinstate(deps, administrator, gone.userId)).toMatchObject({ ok: true });
    expect(await statusOf(gone)).toBe('active');
    await owner.userAccount.update({
      where: { id: gone.userId },
      data: { status: 'suspended', suspension: 'not-approved' },
    });
    expect(await reinstate(deps, administrator, gone.userId)).toMatchObject({
      error: { kind: 'not-suspended' },
    });
  });
});
