import { randomUUID } from 'node:crypto';

import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { aCase, aGuardedCase, offered } from '#tests/support/a-case.ts';
import { findCanary } from '#tests/support/canary.ts';
import { startEngine } from '#tests/support/engine.ts';

import { nobodysId, textOf, visitorAs } from '../case/visitors.ts';
import { startSite, type Site } from '../http/site.ts';

let site: Site;
beforeAll(async () => {
  site = await startSite();
});
afterAll(() => site.close());

const named = (name: string) => ({ child: { name } });
const unread = (userId: string) => site.world.owner.notice.count({ where: { userId, readAt: null } });

describe('the inbox', () => {
  test('says what each notice is about and leads to where to act', async () => {
    const about = await aGuardedCase(site.world, named('Ownchild Rowan'));
    const engine = await startEngine(site.world);
    await engine.runUntil('2026-11-25T10:01');
    await engine.close();
    const deadline = await site.world.owner.deadline.findFirstOrThrow({
      where: { caseId: about.caseId, ruleKey: 'guardian.first_contact' },
    });
    const html = await (await (await visitorAs(site, about.guardian)).get('/inbox')).text();
    expect(html).toContain('This is overdue: Make first contact with the child');
    expect(html).toContain('Ownchild Rowan');
    expect(html).toContain(`href="/cases/${about.caseId}#due-${deadline.id}"`);
    expect(html).toContain(`href="/appointments/${about.appointmentId}/letter"`);
    site.world.clock.set('2026-11-24T10:00');
  });

  test('leads to the offer without a name, and after declining to nothing', async () => {
    const about = await aCase(site.world, named('Canarychild Larch'));
    const offerId = await offered(site.world, about);
    const visitor = await visitorAs(site, about.guardian);
    const html = await (await visitor.get('/inbox')).text();
    expect(html).toContain(`href="/offers/${offerId}"`);
    expect(findCanary(html, ['Canarychild', 'Larch'])).toEqual([]);
    await visitor.post(`/offers/${offerId}/confirm`, { answer: 'decline', reason: 'caseload-full' });
    expect((await visitor.get('/inbox')).status).toBe(200);
  });

  test('forgets the name of a child whose case is no longer the reader’s', async () => {
    const about = await aGuardedCase(site.world, named('Formerchild Yew'));
    const visitor = await visitorAs(site, about.guardian);
    expect(await textOf(await visitor.get('/inbox'))).toContain('Formerchild Yew');
    await site.world.owner.appointment.update({
      where: { id: about.appointmentId },
      data: { endsAt: new Date(site.world.clock.now().getTime() + 1) },
    });
    const after = await visitor.get('/inbox');
    expect(after.status).toBe(200);
    expect(findCanary(await after.text(), ['Formerchild', 'Yew'])).toEqual([]);
  });

  test('never names a child to the monitor', async () => {
    const about = await aGuardedCase(site.world, named('Canarychild Larch'));
    const monitor = await site.world.staff.add('monitor');
    await site.world.owner.notice.create({
      data: {
        id: randomUUID(),
        cause: 'test',
        userId: monitor.userId,
        caseId: about.caseId,
        kind: 'escalation',
        urgent: true,
        createdAt: site.world.clock.now(),
      },
    });
    const html = await (await (await visitorAs(site, monitor)).get('/inbox')).text();
    expect(html).toContain('it has been passed to you');
    expect(findCanary(html, ['Canarychild', 'Larch'])).toEqual([]);
  });

  test('marks one notice as read, and then all that had come by then', async () => {
    const { owner, clock } = site.world;
    const about = await aGuardedCase(site.world, named('Ownchild Rowan'));
    const { userId } = about.guardian;
    const visitor = await visitorAs(site, about.guardian);
    const one = await owner.notice.findFirstOrThrow({ where: { userId } });
    const before = await unread(userId);
    await visitor.post('/inbox', { notice: one.id });
    expect(await unread(userId)).toBe(before - 1);
    expect(await textOf(await visitor.get('/inbox'))).toContain('Read lately');

    const seen = clock.now().toISOString();
    await owner.notice.create({
      data: {
        ...one,
        id: randomUUID(),
        cause: 'later',
        readAt: null,
        createdAt: new Date(clock.now().getTime() + 1),
      },
    });
    await visitor.post('/inbox', { upTo: seen });
    expect(await unread(userId)).toBe(1);
  });

  test('marks nobody else’s, and refuses what is no notice', async () => {
    const about = await aGuardedCase(site.world);
    const { userId } = about.guardian;
    const theirs = await site.world.owner.notice.findFirstOrThrow({ where: { userId, readAt: null } });
    const stranger = await visitorAs(site, about.coordinator);
    await stranger.post('/inbox', { notice: theirs.id });
    await stranger.post('/inbox', { upTo: '2100-01-01T00:00:00.000Z' });
    expect(await unread(userId)).toBeGreaterThan(0);
    expect((await stranger.post('/inbox', { notice: 'x' })).status).toBe(422);
    expect((await stranger.post('/inbox', { notice: nobodysId })).status).toBe(302);
    expect((await site.visitor().post('/inbox', { upTo: 'x' })).status).toBe(401);
  });

  test('is read a page at a time, each notice once', async () => {
    const reader = await site.world.staff.add('director');
    const start = Date.parse('2026-11-01T09:00:00Z');
    await site.world.owner.notice.createMany({
      data: Array.from({ length: 60 }, (_, index) => ({
        id: randomUUID(),
        cause: `page-${String(index)}`,
        userId: reader.userId,
        kind: 'data-quality-task',
        urgent: false,
        createdAt: new Date(start + Math.floor(index / 3) * 1000),
      })),
    });
    const visitor = await visitorAs(site, reader);
    const ids = new Set<string>();
    let path: string | undefined = '/inbox';
    let pages = 0;
    while (path) {
      const html: string = await (await visitor.get(path)).text();
      for (const [, id] of html.matchAll(/name="notice" value="([^"]+)"/gu)) ids.add(id ?? '');
      path = /rel="next" href="([^"]+)"/u.exec(html)?.[1]?.replaceAll('&amp;', '&');
      pages += 1;
    }
    expect([pages, ids.size]).toEqual([3, 60]);
  });
});
