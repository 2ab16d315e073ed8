import { afterEach, beforeEach, describe, expect, test } from 'vitest';

import type { Actor } from '#app/domain/account/actor.ts';
import { invariantNames } from '#app/domain/oversight/invariants.ts';
import { checkInvariants } from '#app/store/oversight/invariants.server.ts';
import { asUser, asWorker } from '#app/store/shared/database.server.ts';
import { beat } from '#app/store/shared/heartbeat.server.ts';
import { aGuardedCase, kent } from '#tests/support/a-case.ts';
import { findCanary } from '#tests/support/canary.ts';
import { startEngine, type Engine } from '#tests/support/engine.ts';

import { bare, mainOf, textOf, visitorAs } from '../case/visitors.ts';
import { startSite, type Site } from '../http/site.ts';

let site: Site;
let engine: Engine;
let coordinator: Actor;
beforeEach(async () => {
  site = await startSite();
  engine = await startEngine(site.world);
  coordinator = await site.world.staff.add('coordinator', { name: 'Cora Coordinator' });
  await aGuardedCase(site.world);
});
afterEach(async () => {
  await engine.close();
  await site.close();
});

const awake = async (at = site.world.clock.now()) => {
  for (const component of ['fire', 'send']) await beat(site.world.worker, component, at);
};
const broken = () =>
  asWorker(site.world.worker, async (tx) =>
    (await checkInvariants(tx, site.world.clock.now())).filter(({ count }) => count > 0),
  );
const read = async (path: string, actor = coordinator) =>
  textOf(await (await visitorAs(site, actor)).get(path));

describe('what must never be so', () => {
  test('is never so after everything has fired and been sent', async () => {
    await engine.runUntil('2026-12-20T12:00');
    await awake();
    expect(await broken()).toEqual([]);
  });

  const breakages: readonly (readonly [string, string])[] = [
    [
      'plan-differs',
      `UPDATE deadline SET due_at = due_at + interval '1 day' WHERE id = (SELECT id FROM deadline WHERE status = 'open' LIMIT 1)`,
    ],
    ['deadline-unwatched', `UPDATE planned_action SET state = 'superseded'`],
    [
      'told-nobody-known',
      `ALTER TABLE notice DROP CONSTRAINT notice_user_id_fkey; UPDATE notice SET user_id = gen_random_uuid()`,
    ],
    [
      'planned-and-late',
      `UPDATE planned_action SET fire_at = fire_at - interval '1 year' WHERE state = 'planned' AND kind = 'reminder'`,
    ],
    [
      'firing-fails',
      `INSERT INTO firing_failure SELECT id, 1, 'rule-missing', fire_at, fire_at, fire_at FROM planned_action
        WHERE state = 'planned' LIMIT 1`,
    ],
    ['settled-but-planned', `UPDATE planned_action SET state = 'planned' WHERE state = 'superseded'`],
    ['fired-in-silence', `UPDATE planned_action SET state = 'fired' WHERE state = 'planned'`],
    ['lease-expired', `UPDATE outbox SET state = 'sending', lease_until = timestamptz '2026-11-24 09:00Z'`],
    ['email-too-old', `UPDATE outbox SET created_at = timestamptz '2026-11-20 09:00Z'`],
    ['dead-without-task', `UPDATE outbox SET state = 'dead', settled_at = timestamptz '2026-11-24 09:00Z'`],
    ['accepted-without-attempt', `UPDATE outbox SET state = 'accepted'`],
    [
      'audit-broken',
      `ALTER TABLE audit_entry DISABLE TRIGGER USER; UPDATE audit_entry SET action = 'x' WHERE seq = 3`,
    ],
  ];
  test.each(breakages)('is found: %s', async (name, sql) => {
    await awake();
    expect(await broken()).toEqual([]);
    for (const statement of sql.split(';')) await site.world.owner.$executeRawUnsafe(statement);
    expect((await broken()).map((finding) => finding.name)).toContain(name);
  });

  test('is found when the worker falls silent', async () => {
    expect((await broken()).map(({ name }) => name)).toEqual(['worker-silent']);
  });

  test('is counted for a coordinator as it is for the worker, but for the audit trail', async () => {
    await site.world.owner.$executeRaw`UPDATE planned_action SET state = 'fired' WHERE state = 'planned'`;
    const names = invariantNames.filter((name) => name !== 'audit-broken');
    const now = site.world.clock.now();
    const seen = await asUser(site.world.deps.db, coordinator.userId, (tx) =>
      checkInvariants(tx, now, names),
    );
    expect(seen).toEqual(await asWorker(site.world.worker, (tx) => checkInvariants(tx, now, names)));
  });
});

describe('the operations page', () => {
  test('is red and says since when, once the worker has been silent for two minutes', async () => {
    await awake(new Date(site.world.clock.now().getTime() - 119_000));
    expect(await read('/operations')).not.toContain('has not been heard from');
    await awake(new Date(site.world.clock.now().getTime() - 3 * 60_000));
    expect(await read('/operations')).toContain(
      'The worker has not been heard from since Tuesday 24 November 2026 at 09:57. Notices are kept and will go out when it returns.',
    );
  });

  test('shows what is owed to an administrator too, and nothing of a case', async () => {
    site.world.clock.forward(200);
    const administrator = await site.world.staff.add('administrator');
    const text = await read('/operations', administrator);
    const backlog = await site.world.owner.plannedAction.count({
      where: { state: 'planned', fireAt: { lte: site.world.clock.now() } },
    });
    expect(backlog).toBeGreaterThan(0);
    expect(text).toContain(`${backlog} actions due and not done`);
    expect(text).not.toContain('Running deadlines whose own moment');
    expect(findCanary(text, ['Testchild', 'Kent'])).toEqual([]);
    expect(text).not.toMatch(/\bC-[0-9A-Z]{4}-[0-9A-Z]{4}\b/u);
  });

  test('lists dead e-mails and has one sent again for 72 new hours, once, on record', async () => {
    engine.sink.failNext(200, '550 RCPT');
    await engine.send();
    const { owner, clock } = site.world;
    const dead = await owner.outbox.findMany({ where: { state: 'dead' } });
    expect(dead.length).toBeGreaterThan(0);
    const visitor = await visitorAs(site, coordinator);
    expect(await textOf(await visitor.get('/operations'))).toContain('Send again');
    const [one] = dead;
    const email = one?.id ?? '';
    expect((await visitor.post('/operations', { email })).status).toBe(302);
    expect((await visitor.post('/operations', { email })).status).toBe(409);
    const row = await owner.outbox.findUniqueOrThrow({ where: { id: email } });
    expect(row).toMatchObject({ state: 'pending', createdAt: clock.now(), messageId: one?.messageId });
    expect(await owner.task.count({ where: { outboxId: email, doneAt: null } })).toBe(0);
    expect(await owner.auditEntry.count({ where: { action: 'email.retried', subjectId: email } })).toBe(1);

    await engine.send();
    expect(await owner.outbox.findUniqueOrThrow({ where: { id: email } })).toMatchObject({ state: 'dead' });
    expect(await owner.task.count({ where: { outboxId: email, doneAt: null } })).toBe(1);
  });

  test('lets nobody change an e-mail in any other way', async () => {
    const { deps, owner, staff } = site.world;
    const monitor = await staff.add('monitor');
    const asCoordinator = (change: object) =>
      asUser(deps.db, coordinator.userId, (tx) => tx.outbox.updateMany({ data: change }));
    expect((await asCoordinator({ state: 'pending' })).count).toBe(0);
    await expect(asCoordinator({ userId: monitor.userId })).rejects.toThrow();
    await owner.outbox.updateMany({ data: { state: 'dead' } });
    await expect(asCoordinator({ state: 'accepted' })).rejects.toThrow();
    const count = await asUser(deps.db, monitor.userId, (tx) =>
      tx.outbox.updateMany({ data: { state: 'pending' } }),
    );
    expect(count.count).toBe(0);
  });

  test.each([
    ['/operations', ['guardian', 'social-worker', 'monitor', 'data-protection-lead']],
    ['/tasks', ['guardian', 'social-worker', 'monitor', 'data-protection-lead']],
    ['/audit', ['guardian', 'social-worker', 'coordinator', 'director', 'administrator']],
    ['/search', ['guardian', 'guardian-manager', 'administrator']],
  ] as const)('%s is unknown to %o', async (path, roles) => {
    for (const role of roles) {
      const visitor = await visitorAs(site, await site.world.staff.add(role, { authorityId: kent }));
      const forbidden = await bare(await visitor.get(path));
      expect([role, forbidden.status]).toEqual([role, 404]);
      expect(mainOf(forbidden)).toBe(mainOf(await bare(await visitor.get('/nowhere'))));
      const posted = await visitor.post(path, {
        email: coordinator.userId,
        task: coordinator.userId,
        wanted: 'x',
      });
      expect([role, posted.status === 404 || posted.status === 405]).toEqual([role, true]);
    }
  });
});

describe('the tasks page', () => {
  test('says what to do about each kind, leads to the case, and is settled once', async () => {
    const { owner, clock, staff } = site.world;
    await engine.runUntil('2026-12-02T12:00');
    const open = await owner.task.findMany({ where: { doneAt: null }, orderBy: { createdAt: 'asc' } });
    expect(open.map(({ kind }) => kind)).toContain('nobody-found');
    clock.set('2026-12-02T12:00');
    const visitor = await visitorAs(site, coordinator);
    const html = await (await visitor.get('/tasks')).text();
    const text = await textOf(new Response(html));
    expect(text).toContain('Nobody was found to tell');
    expect(text).toContain(`${open.length} open, the oldest first`);
    expect(html).toMatch(/href="\/cases\/[0-9a-f-]{36}"/u);
    const task = open[0]?.id ?? '';
    expect((await visitor.post('/tasks', { task })).status).toBe(302);
    expect((await visitor.post('/tasks', { task })).status).toBe(409);
    expect(await owner.auditEntry.count({ where: { action: 'task.done', subjectId: task } })).toBe(1);

    const administrator = await visitorAs(site, await staff.add('administrator'));
    const plain = await (await administrator.get('/tasks')).text();
    expect(plain).not.toContain('/cases/');
    expect(plain).not.toContain('Done<');
    expect((await administrator.post('/tasks', { task: open[1]?.id ?? task })).status).toBe(404);
  });
});
