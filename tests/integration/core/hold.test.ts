import { randomUUID } from 'node:crypto';

import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { watchHold } from '#app/store/shared/hold.server.ts';
import { listInReview } from '#app/store/oversight/hold-store.server.ts';
import { asWorker } from '#app/store/shared/database.server.ts';
import { holdService, releaseService } from '#app/usecases/oversight/hold-service.server.ts';
import { tasksOf } from '#jobs/tasks.ts';
import { aCase } from '#tests/support/a-case.ts';
import { startEngine, type Engine } from '#tests/support/engine.ts';

import { password, startSite, type Site } from '../http/site.ts';

let site: Site;
let engine: Engine;
const restorePoint = new Date('2026-11-24T09:30:00Z');
const console_ = () => ({ db: site.world.owner, newId: randomUUID, now: site.world.clock.now });

beforeAll(async () => {
  // Asked each time, so that the test need not wait for what is remembered.
  site = await startSite({}, ({ deps }) => ({ isHeld: () => watchHold(deps.db)() }));
  engine = await startEngine(site.world);
  await site.world.staff.add('coordinator');
  await site.world.staff.add('coordinator');
  await aCase(site.world);
});
afterAll(async () => {
  await engine.close();
  await site.close();
});

const owed = () =>
  site.world.owner.outbox.count({ where: { state: { in: ['waiting', 'pending', 'sending'] } } });
const silent = { info: () => undefined, warn: () => undefined, error: () => undefined };

describe('a service that is held after a restore', () => {
  test('is held once, and the holding is on record', async () => {
    expect(await owed()).toBeGreaterThan(1);
    expect(await holdService(console_(), { reason: 'restored', restorePoint })).toBe(true);
    expect(await holdService(console_(), { reason: 'restored', restorePoint: null })).toBe(false);
    const hold = await site.world.owner.serviceHold.findFirstOrThrow();
    expect(hold).toMatchObject({ restorePoint, releasedAt: null });
    expect(await site.world.owner.auditEntry.count({ where: { action: 'service.held' } })).toBe(1);
  });

  test('fires nothing and sends nothing, however much is due', async () => {
    site.world.clock.forward(24 * 40);
    const before = await owed();
    expect(await engine.fire()).toBe(0);
    await engine.send();
    expect(engine.sink.received).toHaveLength(0);
    expect(await site.world.owner.attempt.count()).toBe(0);
    expect(await site.world.owner.plannedAction.count({ where: { state: 'fired' } })).toBe(0);
    expect(await owed()).toBe(before);
  });

  test('has workers that do nothing but look', async () => {
    const { world } = site;
    const tasks = tasksOf({
      db: world.worker,
      rulebook: world.deps.rulebook,
      post: () => Promise.reject(new Error('nothing may be posted')),
      log: silent,
      ping: () => Promise.reject(new Error('all is not well')),
      name: 'w',
      hostNow: () => new Date(),
      stopping: () => false,
    });
    await Promise.all([tasks.fire(), tasks.send(), tasks.digest(), tasks.retain()]);
    expect(await world.owner.heartbeat.count()).toBe(0);
    await tasks.reconcile();
    expect((await world.owner.heartbeat.findMany()).map(({ component }) => component)).toEqual(['reconcile']);
  });

  test('lets people sign in and read, says so on every page, and refuses every change', async () => {
    const visitor = await site.signedIn('coordinator');
    const page = await visitor.get('/national');
    expect(page.status).toBe(200);
    expect(await page.text()).toContain('nothing can be changed just now');
    for (const path of ['/inbox', '/search', '/operations', '/referral?index', '/account/notifications']) {
      const refused = await visitor.post(path, { wanted: 'x' });
      expect(refused.status, path).toBe(503);
      expect(await refused.text()).toContain('Nothing was saved');
    }
    expect((await visitor.post('/sign-out')).status).toBe(302);
    expect(site.lines.filter((line) => line.includes('"msg":"fault"'))).toEqual([]);
  });

  test('shows on the operations page since when, and to which moment it was restored', async () => {
    const html = await (await (await site.signedIn('coordinator')).get('/operations')).text();
    expect(html).toContain('The service has been held since');
    expect(html).toContain('restored to');
  });

  test('goes on when a person releases it; what the relay has is closed, the rest is sent', async () => {
    const waiting = await asWorker(site.world.owner, listInReview);
    const [sent] = waiting;
    const by = 'Otto Operator';
    const released = await releaseService(console_(), {
      by,
      alreadySent: [sent?.messageId ?? '', '<unknown@example>'],
    });
    expect(released).toEqual({ ok: true, value: { closed: 1 } });
    expect(await releaseService(console_(), { by, alreadySent: [] })).toMatchObject({ ok: false });
    const closed = await site.world.owner.outbox.findUniqueOrThrow({ where: { id: sent?.id ?? '' } });
    expect(closed).toMatchObject({ state: 'suppressed', reason: 'sent-before-restore' });
    expect(await engine.fire()).toBeGreaterThan(0);
    await engine.send();
    expect(engine.sink.received.length).toBeGreaterThan(0);
    expect(JSON.stringify(engine.sink.received)).not.toContain(sent?.messageId);
    const entry = await site.world.owner.auditEntry.findFirstOrThrow({
      where: { action: 'service.released' },
    });
    expect(entry).toMatchObject({ actorLabel: by, detail: { closed: 1 } });
    const visitor = await site.signedIn('coordinator');
    expect((await visitor.post('/search', { wanted: 'nobody' })).status).toBe(200);
    expect(await (await visitor.get('/national')).text()).not.toContain('nothing can be changed');
  });

  test('can be held for one process alone, before anything of it runs', async () => {
    expect(await watchHold(site.world.deps.db, true)()).toBe(true);
    const alone = await startSite({}, () => ({ isHeld: () => Promise.resolve(true) }));
    const { email } = await alone.addAccount('coordinator');
    const visitor = alone.visitor();
    expect((await visitor.post('/sign-in', { email, password })).status).toBe(302);
    expect((await visitor.post('/search', { wanted: 'x' })).status).toBe(503);
    await alone.close();
  });
});

describe('the web process', () => {
  test('can neither hold nor release', async () => {
    const { db } = site.world.deps;
    const id = randomUUID();
    await expect(db.serviceHold.create({ data: { id, since: new Date(), reason: 'x' } })).rejects.toThrow();
    await expect(db.serviceHold.updateMany({ data: { reason: 'x' } })).rejects.toThrow();
    await expect(db.backupRun.deleteMany()).rejects.toThrow();
  });
});
