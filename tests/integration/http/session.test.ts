import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { roles, type Role } from '#app/domain/account/actor.ts';
import { password, startSite, type Site } from './site.ts';

let site: Site;
beforeAll(async () => {
  site = await startSite();
});
afterAll(() => site.close());

const place = (response: Response) => response.headers.get('Location');

describe('signing in', () => {
  test('gives a cookie that only this host gets back, over HTTPS, and no script can read', async () => {
    const { email } = await site.addAccount('coordinator');
    const response = await site.visitor().post('/sign-in', { email, password });
    expect(response.status).toBe(302);
    expect(place(response)).toBe('/home');
    const [cookie] = response.headers.getSetCookie();
    expect(cookie).toMatch(/^__Host-sid=[\w-]{43}; Path=\/; HttpOnly; SameSite=Lax; Secure$/u);
  });

  test('keeps only a hash of the token', async () => {
    const { cookies } = await site.signedIn('guardian');
    const rows = await site.world.owner.session.findMany();
    expect(JSON.stringify(rows)).not.toContain(cookies.get('__Host-sid'));
    expect(rows.every(({ tokenHash }) => /^[0-9a-f]{64}$/u.test(tokenHash))).toBe(true);
  });

  test('makes a new token and ends the one this browser had', async () => {
    const visitor = await site.signedIn('guardian');
    const former = visitor.cookies.get('__Host-sid') ?? '';
    await visitor.post('/sign-in', { email: visitor.account.email, password });
    expect(visitor.cookies.get('__Host-sid')).not.toBe(former);
    expect((await visitor.get('/test/task')).status).toBe(200);
    const thief = site.visitor();
    thief.cookies.set('__Host-sid', former);
    expect((await thief.get('/test/task')).status).toBe(302);
  });

  test('never takes a token somebody else chose', async () => {
    const visitor = site.visitor();
    visitor.cookies.set('__Host-sid', 'chosen-by-an-attacker');
    const { email } = await site.addAccount('guardian');
    await visitor.post('/sign-in', { email, password });
    expect(visitor.cookies.get('__Host-sid')).not.toBe('chosen-by-an-attacker');
  });

  test.each(roles)('leads the %s to their own start page', async (role) => {
    const homes: Record<Role, string> = {
      guardian: '/guardian',
      'guardian-manager': '/guardian',
      'social-worker': '/authority',
      'team-manager': '/authority',
      'duty-manager': '/authority',
      coordinator: '/national',
      'service-manager': '/national',
      director: '/national',
      monitor: '/audit',
      'data-protection-lead': '/audit',
      administrator: '/operations',
      referrer: '/my-referrals',
    };
    const visitor = await site.signedIn(role);
    expect(place(await visitor.get('/home'))).toBe(homes[role]);
  });
});

describe('returning to where one was going', () => {
  test('asks to sign in first, and remembers the address', async () => {
    const response = await site.visitor().get('/test/task?page=2');
    expect(place(response)).toBe('/sign-in?next=%2Ftest%2Ftask%3Fpage%3D2');
  });

  test.each([
    ['/test/task?page=2', '/test/task?page=2'],
    ['https://evil.example/', '/home'],
    ['//evil.example', '/home'],
    ['/\\evil.example', '/home'],
    ['/\t/evil.example', '/home'],
    ['javascript:alert(1)', '/home'],
    ['/sign-out', '/home'],
    ['/sign-in?next=/sign-in', '/home'],
    [`/${'a'.repeat(600)}`, '/home'],
    ['', '/home'],
  ])('after signing in, %s leads to %s', async (next, expected) => {
    const { email } = await site.addAccount('monitor');
    expect(place(await site.visitor().post('/sign-in', { email, password, next }))).toBe(expected);
  });
});

describe('a session ends', () => {
  test('after half an hour without a request, and not before', async () => {
    const visitor = await site.signedIn('guardian');
    site.world.clock.forward(29 / 60);
    expect((await visitor.get('/test/task')).status).toBe(200);
    site.world.clock.forward(29 / 60);
    expect((await visitor.get('/test/task')).status).toBe(200);
    site.world.clock.forward(31 / 60);
    const response = await visitor.get('/test/task');
    expect(place(response)).toBe('/sign-in?next=%2Ftest%2Ftask&expired=yes');
    expect(await (await visitor.get('/sign-in?expired=yes')).text()).toContain('30 minutes without activity');
  });

  test('after twelve hours, however busy it was', async () => {
    const visitor = await site.signedIn('guardian');
    for (let quarter = 0; quarter < 47; quarter++) {
      site.world.clock.forward(0.25);
      expect((await visitor.get('/test/task')).status).toBe(200);
    }
    site.world.clock.forward(0.25);
    expect((await visitor.get('/test/task')).status).toBe(302);
  });

  test('at once when the account is closed', async () => {
    const visitor = await site.signedIn('guardian');
    await site.world.staff.leave(visitor.account.actor);
    expect((await visitor.get('/test/task')).status).toBe(302);
  });

  test('when its owner signs out: here, on the server, and in the record', async () => {
    const visitor = await site.signedIn('guardian');
    const token = visitor.cookies.get('__Host-sid') ?? '';
    const response = await visitor.post('/sign-out');
    expect(place(response)).toBe('/sign-in?signed-out=yes');
    expect(response.headers.get('Clear-Site-Data')).toBe('"cookies", "storage"');
    expect(visitor.cookies.has('__Host-sid')).toBe(false);
    visitor.cookies.set('__Host-sid', token);
    expect((await visitor.get('/test/task')).status).toBe(302);
    const { userId } = visitor.account.actor;
    const entries = await site.world.owner.auditEntry.findMany({
      where: { subjectId: userId },
      orderBy: { seq: 'asc' },
    });
    expect(entries.map(({ action, actorId }) => [action, actorId])).toEqual([
      ['signed-in', userId],
      ['signed-out', userId],
    ]);
  });

  test('not by a link, nor twice', async () => {
    const visitor = await site.signedIn('guardian');
    expect(place(await visitor.get('/sign-out'))).toBe('/home');
    expect((await visitor.get('/test/task')).status).toBe(200);
    await visitor.post('/sign-out');
    expect((await visitor.post('/sign-out')).status).toBe(302);
  });
});
