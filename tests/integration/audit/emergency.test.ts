import { randomUUID } from 'node:crypto';

import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import type { Actor } from '#app/domain/account/actor.ts';
import { parseLondon } from '#app/domain/calendar/london.ts';
import { asUser } from '#app/store/shared/database.server.ts';
import { openWeeklyReview } from '#app/usecases/audit/open-weekly-review.server.ts';
import { recordWork } from '#app/usecases/case/record-work.server.ts';
import { aGuardedCase, kent, type ACase } from '#tests/support/a-case.ts';
import { findCanary } from '#tests/support/canary.ts';

import { bare, mainOf, textOf, visitorAs } from '../case/visitors.ts';
import { startSite, type Site } from '../http/site.ts';

const glasgow = 'S12000049';
const child = {
  name: 'Zanthia Quillfeather',
  aliases: '',
  birthDate: '2011-03-09',
  nationality: 'Testlandia',
};
const why = 'She was seen at the harbour with the lorry driver.';

describe('emergency access', () => {
  let site: Site;
  let about: ACase;
  let reference: string;
  let duty: Actor;
  let lead: Actor;
  let stranger: Actor;
  beforeAll(async () => {
    site = await startSite();
    const { staff, owner, clock } = site.world;
    // Row-level security asks the database's clock.
    clock.forward((Date.now() - clock.now().getTime()) / 3_600_000);
    about = await aGuardedCase(site.world, { child });
    ({ reference } = await owner.childCase.findUniqueOrThrow({ where: { id: about.caseId } }));
    duty = await staff.add('duty-manager', { authorityId: kent });
    lead = await staff.add('data-protection-lead');
    stranger = await staff.add('social-worker', { authorityId: glasgow });
  });
  afterAll(() => site.close());

  const ask = (asked: Record<string, string> = {}) => ({
    reference,
    reason: 'child-missing',
    text: why,
    confirmed: 'yes',
    ...asked,
  });
  const opened = async (actor: Actor) => {
    const visitor = await visitorAs(site, actor);
    const response = await visitor.post('/emergency', ask());
    expect([response.status, response.headers.get('location')]).toEqual([302, `/cases/${about.caseId}`]);
    const access = await site.world.owner.emergencyAccess.findFirstOrThrow({
      where: { userId: actor.userId },
      orderBy: { openedAt: 'desc' },
    });
    return { visitor, access };
  };
  const another = (role: 'social-worker' | 'duty-manager' = 'social-worker') =>
    site.world.staff.add(role, { authorityId: glasgow });

  test('opens the record of a child one has nothing to do with, to read, and says so on every page', async () => {
    const visitor = await visitorAs(site, stranger);
    expect((await visitor.get(`/cases/${about.caseId}`)).status).toBe(404);
    const first = await textOf(await visitor.post('/emergency', ask({ confirmed: '' })));
    expect(first).toContain('Confirm that this is an emergency');
    expect(await site.world.owner.emergencyAccess.count()).toBe(0);
    await opened(stranger);
    for (const part of ['', '/chronology', '/referral', '/people']) {
      const text = await textOf(await visitor.get(`/cases/${about.caseId}${part}`));
      expect(text).toContain(child.name);
      expect(text).toContain('You are reading this record under emergency access');
    }
    expect(await textOf(await visitor.get('/emergency'))).toContain(reference);
  });

  test('changes nothing, whatever is posted, and not beneath the pages either', async () => {
    const visitor = await visitorAs(site, stranger);
    for (const part of ['/record', '/access', '/duplicates', '/guardian'])
      expect((await visitor.get(`/cases/${about.caseId}${part}`)).status).toBe(404);
    const { deps, clock } = site.world;
    const written = await recordWork(deps, stranger, about.caseId, {
      type: 'ChildMissing',
      at: clock.now(),
      note: 'x',
    });
    expect(written.ok).toBe(false);
    const { caseId } = about;
    const tries = [
      () =>
        asUser(deps.db, stranger.userId, (tx) =>
          tx.childCase.updateMany({ where: { id: caseId }, data: { nation: 'scotland' } }),
        ),
      () =>
        asUser(deps.db, stranger.userId, (tx) =>
          tx.deadline.updateMany({ where: { caseId }, data: { status: 'waived' } }),
        ),
      () =>
        asUser(deps.db, stranger.userId, (tx) =>
          tx.plannedAction.updateMany({ where: { caseId }, data: { state: 'fired' } }),
        ),
    ];
    for (const attempt of tries) expect(await attempt()).toEqual({ count: 0 });
    const event = {
      id: randomUUID(),
      caseId,
      type: 'ChildMissing',
      at: clock.now(),
      recordedAt: clock.now(),
      actorId: stranger.userId,
      actorLabel: 'x',
      detail: {},
    };
    await expect(
      asUser(deps.db, stranger.userId, (tx) => tx.caseEvent.createMany({ data: [event] })),
    ).rejects.toThrow();
  });

  test('tells the guardian, the duty manager and the data protection lead at once, by e-mail at any hour', async () => {
    const { owner } = site.world;
    const notices = await owner.notice.findMany({ where: { kind: 'emergency-access' } });
    const told = new Set(notices.map(({ userId }) => userId));
    for (const { userId } of [about.guardian, duty, lead]) expect(told).toContain(userId);
    expect(told).not.toContain(stranger.userId);
    const emails = await owner.outbox.findMany({ where: { kind: 'emergency-access' } });
    expect(emails).toHaveLength(notices.length);
    expect(
      emails.every(({ state, deliveryClass }) => state === 'pending' && deliveryClass === 'mandatory'),
    ).toBe(true);
    const inbox = await textOf(await (await visitorAs(site, about.guardian)).get('/inbox'));
    expect(inbox).toContain('A record was opened under emergency access');
  });

  test('stands on the record of looking, with each look under it', async () => {
    const page = await textOf(
      await (await visitorAs(site, about.guardian)).get(`/cases/${about.caseId}/access`),
    );
    expect(page).toContain('Opened the record under emergency access');
    const looks = await site.world.owner.auditEntry.findMany({
      where: { actorId: stranger.userId, action: 'case.viewed', caseId: about.caseId },
    });
    expect(looks.length).toBeGreaterThanOrEqual(4);
    expect(looks.every(({ detail }) => (detail as { relation: string }).relation === 'break-glass')).toBe(
      true,
    );
  });

  test('answers a reference that is unknown and one that is barred alike, and keeps that somebody tried', async () => {
    const other = await another();
    const visitor = await visitorAs(site, other);
    const unknown = await bare(await visitor.post('/emergency', ask({ reference: 'C-2222-2222' })));
    const worker = await visitorAs(site, about.worker);
    const own = await bare(await worker.post('/emergency', ask()));
    const shown = (html: { status: number; html: string }) =>
      mainOf(html).replaceAll('C-2222-2222', 'REF').replaceAll(reference, 'REF');
    expect(unknown.status).toBe(422);
    expect([own.status, shown(own)]).toEqual([unknown.status, shown(unknown)]);
    expect(unknown.html).toContain('No record was opened');
    const { owner } = site.world;
    expect(await owner.emergencyAccess.count({ where: { userId: other.userId } })).toBe(0);
    const [entry] = await owner.auditEntry.findMany({
      where: { actorId: other.userId, action: 'emergency.refused' },
    });
    expect([entry?.caseId, entry?.detail]).toEqual([null, { reason: 'child-missing' }]);
  });

  test('is nothing for those who see the nation, for monitors and for administrators', async () => {
    for (const role of [
      'coordinator',
      'director',
      'monitor',
      'administrator',
      'data-protection-lead',
    ] as const) {
      const visitor = await site.signedIn(role);
      expect([role, (await visitor.get('/emergency')).status]).toEqual([role, 404]);
      expect((await visitor.post('/emergency', ask())).status).toBe(404);
      const [row] = await asUser(
        site.world.deps.db,
        visitor.account.actor.userId,
        (tx) =>
          tx.$queryRaw<{ found: string | null }[]>`
          SELECT open_emergency(${randomUUID()}::uuid, ${reference}, 'x', 'x', 'x', now()) AS found`,
      );
      expect(row?.found).toBeNull();
    }
  });

  test('asks for a whole reference, a reason and a text', async () => {
    const visitor = await visitorAs(site, await another());
    const text = await textOf(await visitor.post('/emergency', { reference: 'C-7', reason: '', text: ' ' }));
    for (const words of ['Enter all of the reference', 'Choose why you need', 'Say what has happened'])
      expect(text).toContain(words);
  });

  test('lets nobody try reference after reference', async () => {
    const visitor = await visitorAs(site, await another());
    const statuses: number[] = [];
    for (let count = 0; count < 8; count += 1)
      statuses.push((await visitor.post('/emergency', ask({ reference: 'C-3333-3333' }))).status);
    expect(statuses.slice(0, 5)).toEqual([422, 422, 422, 422, 422]);
    expect(statuses).toContain(429);
  });

  test('needs somebody who proved lately that it is them', async () => {
    const other = await another();
    const visitor = await visitorAs(site, other);
    const { owner, clock } = site.world;
    const before = clock.now();
    clock.forward(0.25);
    const response = await visitor.get('/emergency');
    expect([response.status, response.headers.get('location')]).toEqual([
      302,
      expect.stringContaining('/confirm-it-is-you'),
    ] as unknown[]);
    expect((await visitor.post('/emergency', ask())).status).toBe(401);
    expect(await owner.emergencyAccess.count({ where: { userId: other.userId } })).toBe(0);
    clock.forward((before.getTime() - clock.now().getTime()) / 3_600_000);
  });

  test('ends when it is ended, and nobody else can end it', async () => {
    const { visitor, access } = await opened(await another());
    const meddler = await visitorAs(site, await another());
    await meddler.post(`/emergency/${access.id}/end`, {});
    expect((await visitor.get(`/cases/${about.caseId}`)).status).toBe(200);
    const response = await visitor.post(`/emergency/${access.id}/end`, {});
    expect([response.status, response.headers.get('location')]).toEqual([302, '/home']);
    expect((await visitor.get(`/cases/${about.caseId}`)).status).toBe(404);
    expect(await site.world.owner.auditEntry.count({ where: { action: 'emergency.ended' } })).toBe(1);
  });

  test('ends by itself after two hours, for the pages and beneath them', async () => {
    const actor = await another();
    const { visitor, access } = await opened(actor);
    const { owner, deps, clock } = site.world;
    expect(access.expiresAt.getTime() - access.openedAt.getTime()).toBe(2 * 3_600_000);
    const seen = () => asUser(deps.db, actor.userId, (tx) => tx.child.count());
    expect(await seen()).toBe(1);
    await owner.$executeRaw`ALTER TABLE emergency_access DISABLE TRIGGER USER`;
    await owner.emergencyAccess.update({
      where: { id: access.id },
      data: {
        openedAt: new Date(clock.now().getTime() - 7_300_000),
        expiresAt: new Date(clock.now().getTime() - 100_000),
      },
    });
    await owner.$executeRaw`ALTER TABLE emergency_access ENABLE TRIGGER USER`;
    expect(await seen()).toBe(0);
    expect((await visitor.get(`/cases/${about.caseId}`)).status).toBe(404);
  });

  test('ends with the account, and is no way around leaving', async () => {
    const actor = await another();
    await opened(actor);
    const { staff, deps } = site.world;
    await staff.leave(actor);
    expect(await asUser(deps.db, actor.userId, (tx) => tx.child.count())).toBe(0);
  });

  test('is reviewed once, by somebody else, with what was stated and what was looked at', async () => {
    const { owner, deps } = site.world;
    const access = await owner.emergencyAccess.findFirstOrThrow({ where: { userId: stranger.userId } });
    expect(access.textSealed).not.toContain('harbour');
    const path = `/audit/emergency/${access.id}`;
    const monitor = await site.signedIn('monitor');
    const blind = await monitor.get(path);
    expect(findCanary(await blind.text(), [child.name, 'harbour'])).toEqual([]);
    expect((await monitor.post(path, { outcome: 'justified', note: 'Yes.' })).status).toBe(404);
    const visitor = await visitorAs(site, lead);
    const text = await textOf(await visitor.get(path));
    for (const words of ['The child is missing', why, 'Looked at the referral'])
      expect(text).toContain(words);
    expect((await visitor.post(path, { outcome: '', note: '' })).status).toBe(422);
    expect((await visitor.post(path, { outcome: 'referred', note: 'To her manager.' })).status).toBe(302);
    expect((await visitor.post(path, { outcome: 'justified', note: 'No.' })).status).toBe(409);
    expect(await textOf(await visitor.get(path))).toContain('To her manager.');
    await expect(
      asUser(deps.db, lead.userId, (tx) =>
        tx.emergencyAccess.updateMany({ where: { id: access.id }, data: { outcome: 'justified' } }),
      ),
    ).resolves.toEqual({ count: 0 });
    await expect(owner.emergencyAccess.deleteMany()).rejects.toThrow();
    expect(await textOf(await visitor.get('/audit/emergency'))).toContain('Referred');
  });

  test('cannot be judged by who opened it, even in the database', async () => {
    const actor = await another();
    const { access } = await opened(actor);
    const judge = {
      where: { id: access.id },
      data: { outcome: 'justified', reviewedAt: new Date(), reviewedById: actor.userId, endedAt: new Date() },
    };
    await expect(
      asUser(site.world.deps.db, actor.userId, (tx) => tx.emergencyAccess.updateMany(judge)),
    ).rejects.toThrow();
  });

  test('is put before the data protection lead each Monday at nine, once, with all that wait', async () => {
    const { owner, worker } = site.world;
    await owner.$executeRaw`ALTER TABLE emergency_access DISABLE TRIGGER USER`;
    await owner.$executeRaw`UPDATE emergency_access SET opened_at = '2026-11-18T12:00Z', expires_at = '2026-11-18T14:00Z'`;
    await owner.$executeRaw`ALTER TABLE emergency_access ENABLE TRIGGER USER`;
    const deps = { db: worker, newId: randomUUID };
    const at = (wall: string) => openWeeklyReview(deps, parseLondon(wall));
    expect(await at('2026-11-23T08:59')).toBe(0);
    expect(await owner.notice.count({ where: { kind: 'emergency-review' } })).toBe(0);
    const many = await Promise.all([at('2026-11-23T09:00'), at('2026-11-23T09:00'), at('2026-11-23T09:01')]);
    expect(many.toSorted()).toEqual([0, 0, 1]);
    expect(await at('2026-11-29T23:00')).toBe(0);
    const notices = await owner.notice.findMany({ where: { kind: 'emergency-review' } });
    expect(notices.every(({ caseId }) => caseId === null)).toBe(true);
    expect(notices.map(({ userId }) => userId)).toContain(lead.userId);
    expect(await at('2026-11-30T09:00')).toBe(1);
  });
});
