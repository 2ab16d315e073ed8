import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { roles } from '#app/domain/account/actor.ts';
import { mayOpen } from '#app/domain/permission/pages.ts';
import { aGuardedCase, kent } from '#tests/support/a-case.ts';
import { nobodysId, textOf } from '../case/visitors.ts';
import { startSite, type Site } from '../http/site.ts';

let site: Site;
let admin: Awaited<ReturnType<Site['signedIn']>>;
beforeAll(async () => {
  site = await startSite();
  await site.world.staff.add('administrator');
  admin = await site.signedIn('administrator');
});
afterAll(() => site.close());

describe('the staff list', () => {
  test.each(roles)('is answered to a %s as the table of rights says', async (role) => {
    const visitor = await site.signedIn(role);
    const person = await site.world.staff.add('coordinator');
    const status = mayOpen(role, 'staff') ? 200 : 404;
    for (const path of ['/staff', `/staff/${person.userId}`])
      expect((await visitor.get(path)).status, path).toBe(status);
    const administers = mayOpen(role, 'staff-administration') ? 200 : 404;
    for (const page of ['role', 'email', 'suspend', 'emergency', 'reinstate'])
      expect((await visitor.get(`/staff/${person.userId}/${page}`)).status, page).toBe(administers);
    const decides = mayOpen(role, 'staff-requests') ? 200 : 404;
    expect((await visitor.get('/staff/requests')).status).toBe(decides);
    expect((await visitor.get(`/staff/${nobodysId}`)).status).toBe(404);
  });

  test('is narrowed by role, authority and state, and finds by a part of a name or address without an address line', async () => {
    const name = 'Test Zebedee Findable';
    const worker = await site.world.staff.add('social-worker', { authorityId: kent, name });
    const list = await textOf(await admin.get(`/staff?role=social-worker&authority=${kent}&status=active`));
    expect(list).toContain(name);
    expect(await textOf(await admin.get('/staff?role=monitor'))).not.toContain(name);
    expect(await textOf(await admin.get('/staff?status=suspended'))).not.toContain(name);
    const { email } = await site.world.owner.userAccount.findUniqueOrThrow({ where: { id: worker.userId } });
    for (const wanted of ['zebedee find', email.slice(4, 24).toUpperCase()]) {
      const found = await admin.post('/staff?index', { wanted });
      expect(found.status).toBe(200);
      expect(await textOf(found)).toContain('1 found');
    }
    expect(site.lines.join('\n')).not.toMatch(/zebedee/iu);
    expect((await admin.post('/staff?index', { wanted: '' })).status).toBe(422);
  });

  test('is paged without losing or repeating anybody', async () => {
    for (let made = 0; made < 60; made += 1) await site.world.staff.add('monitor');
    const seen: string[] = [];
    for (let path: string | undefined = '/staff?role=monitor'; path !== undefined;) {
      const html = await (await admin.get(path)).text();
      seen.push(...[...html.matchAll(/href="\/staff\/([0-9a-f-]{36})"/gu)].map(([, id = '']) => id));
      path = /href="(\/staff\?[^"]*after=[^"]*)"/u.exec(html)?.[1]?.replaceAll('&amp;', '&');
    }
    const all = await site.world.owner.userAccount.findMany({ where: { role: 'monitor' } });
    expect(seen).toHaveLength(all.length);
    expect(new Set(seen)).toEqual(new Set(all.map(({ id }) => id)));
  });
});

describe('closing an account', () => {
  test('shows an administrator how much is left and no case; a coordinator sees where it is handed on', async () => {
    const { guardian, caseId } = await aGuardedCase(site.world);
    const page = `/staff/${guardian.userId}`;
    const answered = await (await admin.get(`${page}/suspend`)).text();
    const html = answered.replaceAll('<!-- -->', '');
    expect(html).toContain('Children whose guardian they are (1)');
    expect(html).not.toContain(caseId);
    expect(html).not.toContain('Why is the account closed?');
    const refusal = await admin.post(`${page}/suspend`, { reason: 'left' });
    expect(refusal.status).toBe(409);
    expect(await textOf(refusal)).toContain('Nothing was saved');
    const coordinator = await site.signedIn('coordinator');
    expect(await (await coordinator.get(page)).text()).toContain(`/cases/${caseId}/guardian`);
    const asked = await admin.post(`${page}?index`, { intent: 'ask' });
    expect(asked.headers.get('Location')).toBe(page);
    const inbox = await textOf(await coordinator.get('/inbox'));
    expect(inbox).toContain('it needs other hands');
    expect(await textOf(await coordinator.get('/tasks'))).toContain('their work has to be handed on');
  });

  test('ends access from the next request on, and says so', async () => {
    const visitor = await site.signedIn('coordinator');
    const page = `/staff/${visitor.account.actor.userId}`;
    expect((await admin.post(`${page}/suspend`, {})).status).toBe(422);
    const done = await admin.post(`${page}/suspend`, { reason: 'left' });
    expect(done.headers.get('Location')).toBe(page);
    expect((await visitor.get('/national')).status).toBe(302);
    expect(await textOf(await admin.get(page))).toContain('They have left');
    expect((await admin.post(`${page}/reinstate`)).headers.get('Location')).toBe(page);
    expect(await textOf(await admin.get(page))).toContain('Active');
  });

  test('asks an administrator again who they are after ten minutes', async () => {
    const late = await site.signedIn('administrator');
    const { userId } = await site.world.staff.add('coordinator');
    site.world.clock.forward(11 / 60);
    const page = `/staff/${userId}/emergency`;
    expect((await late.get(page)).headers.get('Location')).toContain('/confirm-it-is-you');
    expect((await late.post(page, { reason: 'conduct' })).status).toBe(401);
    const { status } = await site.world.owner.userAccount.findUniqueOrThrow({ where: { id: userId } });
    expect(status).toBe('active');
    admin = await site.signedIn('administrator');
  });
});

describe('a change that takes two', () => {
  test('is asked by one, agreed to by another, and both are told what became of it', async () => {
    const person = await site.world.staff.add('coordinator');
    const director = await site.signedIn('director');
    const page = `/staff/${person.userId}`;
    const asked = await admin.post(`${page}/role`, { role: 'monitor', authority: '', manager: '' });
    expect(asked.headers.get('Location')).toBe(page);
    expect(await textOf(await director.get('/inbox'))).toContain('waits for a second person');
    const request = await site.world.owner.staffRequest.findFirstOrThrow({
      where: { userId: person.userId },
    });
    const own = await admin.get(`/staff/requests/${request.id}`);
    expect(await textOf(own)).toContain('Take it back');
    expect((await admin.post(`/staff/requests/${request.id}`, { decision: 'agree' })).status).toBe(409);
    const agreed = await director.post(`/staff/requests/${request.id}`, { decision: 'agree' });
    expect(agreed.headers.get('Location')).toBe('/staff/requests');
    expect(await textOf(await admin.get('/staff/requests?show=decided'))).toContain('Agreed');
    expect(await textOf(await admin.get(page))).toContain('Independent monitor');
  });

  test.each([
    [{ role: 'social-worker', authority: '', manager: '' }, 422],
    [{ role: 'social-worker', authority: 'Kent', manager: '' }, 302],
    [{ role: 'nobody', authority: '', manager: '' }, 422],
    [{ role: 'guardian', authority: '', manager: '' }, 422],
  ])('or by one, for other roles: %o answers %i', async (fields, status) => {
    const { userId } = await site.world.staff.add('coordinator');
    expect((await admin.post(`/staff/${userId}/role`, fields)).status).toBe(status);
  });

  test('an e-mail address is changed only when somebody was spoken to', async () => {
    const { userId } = await site.world.staff.add('coordinator');
    const email = 'spoken.to@example.org';
    expect((await admin.post(`/staff/${userId}/email`, { email })).status).toBe(422);
    expect((await admin.post(`/staff/${userId}/email`, { email: 'nonsense', sure: 'yes' })).status).toBe(422);
    expect((await admin.post(`/staff/${userId}/email`, { email, sure: 'yes' })).status).toBe(302);
    expect(await textOf(await admin.get(`/staff/${userId}`))).toContain(email);
    const coordinator = await site.signedIn('coordinator');
    expect(await textOf(await coordinator.get(`/staff/${userId}`))).not.toContain(email);
  });
});
