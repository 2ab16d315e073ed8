import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { password, startSite, type Site } from './site.ts';

let site: Site;
beforeAll(async () => {
  site = await startSite();
});
afterAll(() => site.close());

const place = (response: Response) => response.headers.get('Location');
const confirm = '/confirm-it-is-you?next=%2Ftest%2Fmatters%3Fpage%3D2';
const minutes = (count: number) => site.world.clock.forward(count / 60);

/** Somebody who signed in so long ago that they are asked again. */
async function stale() {
  const visitor = await site.signedIn('coordinator');
  minutes(10);
  return visitor;
}

describe('what matters most', () => {
  test('is open for ten minutes after signing in, and then asks again who it is', async () => {
    const visitor = await site.signedIn('coordinator');
    minutes(9.9);
    expect((await visitor.get('/test/matters?page=2')).status).toBe(200);
    minutes(0.1);
    expect(place(await visitor.get('/test/matters?page=2'))).toBe(confirm);
    expect((await visitor.get('/test/task')).status).toBe(200);
  });

  test('asks somebody who is not signed in to sign in first', async () => {
    expect(place(await site.visitor().get('/test/matters'))).toBe('/sign-in?next=%2Ftest%2Fmatters');
  });

  test('goes on where it was, under a new token; the former one is worth nothing', async () => {
    const visitor = await stale();
    const former = visitor.cookies.get('__Host-sid') ?? '';
    const page = await visitor.get(confirm);
    expect(page.status).toBe(200);
    expect(await page.text()).not.toContain('demonstration-only');
    const response = await visitor.post(confirm, { password, next: '/test/matters?page=2' });
    expect(place(response)).toBe('/test/matters?page=2');
    expect(visitor.cookies.get('__Host-sid')).not.toBe(former);
    expect((await visitor.get('/test/matters?page=2')).status).toBe(200);
    const thief = site.visitor();
    thief.cookies.set('__Host-sid', former);
    expect((await thief.get('/test/task')).status).toBe(302);
  });

  test('does not make a session last longer than twelve hours', async () => {
    const visitor = await site.signedIn('coordinator');
    for (let quarter = 0; quarter < 47; quarter++) {
      minutes(15);
      await visitor.get('/test/task');
    }
    await visitor.post('/confirm-it-is-you', { password });
    expect((await visitor.get('/test/matters')).status).toBe(200);
    minutes(15);
    expect(place(await visitor.get('/test/matters'))).toContain('/sign-in');
  });

  test('stays shut after a wrong password, which is on record and makes one wait in the end', async () => {
    const visitor = await stale();
    const statuses: number[] = [];
    for (let count = 0; count < 7; count++)
      statuses.push((await visitor.post('/confirm-it-is-you', { password: 'wrong' })).status);
    expect(statuses).toEqual([422, 422, 422, 422, 422, 422, 429]);
    expect((await visitor.get('/test/matters')).status).toBe(302);
    const { userId } = visitor.account.actor;
    const where = { subjectId: userId, action: 'identity.not-confirmed' };
    expect(await site.world.owner.auditEntry.count({ where })).toBe(6);
  });

  test('is on record when somebody confirms that it is them', async () => {
    const visitor = await stale();
    await visitor.post('/confirm-it-is-you', { password });
    const entries = await site.world.owner.auditEntry.findMany({
      where: { subjectId: visitor.account.actor.userId },
      orderBy: { seq: 'asc' },
    });
    expect(entries.map(({ action }) => action)).toEqual(['signed-in', 'identity.confirmed']);
  });

  test('hands back what was posted too late, without any password, and takes it once it is confirmed', async () => {
    const visitor = await stale();
    const response = await visitor.post('/test/matters?page=2', { note: 'long', password: 'typed-77' });
    expect(response.status).toBe(401);
    const html = await response.text();
    expect(html).toContain('Confirm that it is you before this is sent');
    expect(html).toContain('href="/confirm-it-is-you?next=/signed-in"');
    expect(html).toContain('action="/test/matters?page=2"');
    expect(html).toContain('name="note" value="long"');
    expect(html).not.toContain('typed-77');
    await visitor.post('/confirm-it-is-you', { password });
    expect(place(await visitor.post('/test/matters?page=2', { note: 'long' }))).toBe('/home');
  });

  test.each(['https://evil.example/', '//evil.example', '/confirm-it-is-you?next=/x', '/sign-out', ''])(
    'leads from %s to the start page, never elsewhere',
    async (next) => {
      const visitor = await stale();
      expect(place(await visitor.post('/confirm-it-is-you', { password, next }))).toBe('/home');
    },
  );
});

test('the demonstration says what the password of its invented people is', async () => {
  const demonstration = await startSite({ mode: 'embedded', secure: false });
  const visitor = await demonstration.signedIn('coordinator');
  demonstration.world.clock.forward(1 / 6);
  expect(await (await visitor.get('/confirm-it-is-you')).text()).toContain('demonstration-only');
  await demonstration.close();
});
