import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { password, startSite, type Site } from '#tests/integration/http/site.ts';

let site: Site;
beforeAll(async () => {
  site = await startSite();
});
afterAll(() => site.close());

const wanted = 'tin violin harbour';
const place = (response: Response) => response.headers.get('Location');

describe('changing one’s password', () => {
  test('asks the present one, keeps this session and ends the others', async () => {
    const here = await site.signedIn('guardian');
    const { email, actor } = here.account;
    const there = site.visitor();
    await there.post('/sign-in', { email, password });
    const wrong = await here.post('/account/password', { presentPassword: 'wrong', newPassword: wanted });
    expect(wrong.status).toBe(422);
    expect(await wrong.text()).toContain('This is not the password you use now');
    const response = await here.post('/account/password', { presentPassword: password, newPassword: wanted });
    expect(place(response)).toBe('/account/security');
    expect((await here.get('/test/task')).status).toBe(200);
    expect((await there.get('/test/task')).status).toBe(302);
    expect((await site.visitor().post('/sign-in', { email, password })).status).toBe(422);
    expect((await site.visitor().post('/sign-in', { email, password: wanted })).status).toBe(302);
    const where = { subjectId: actor.userId, action: 'password.changed' };
    expect(await site.world.owner.auditEntry.count({ where })).toBe(1);
    expect(await site.world.owner.outbox.count({ where: { userId: actor.userId } })).toBe(1);
  });

  test('refuses what is guessed first, and shows neither password again', async () => {
    const here = await site.signedIn('guardian');
    const fields = { presentPassword: password, newPassword: 'Guardianship-2026!' };
    const response = await here.post('/account/password', fields);
    expect(response.status).toBe(422);
    const html = await response.text();
    expect(html).toContain('Choose another');
    expect(html).not.toContain(password);
    expect(html).not.toContain('Guardianship-2026!');
  });
});

describe('where one is signed in', () => {
  const firefox = { 'User-Agent': 'Mozilla/5.0 (X11; Linux) Gecko/20100101 Firefox/140.0' };

  test('is shown by browser and without an address, and each can be ended', async () => {
    const here = await site.signedIn('coordinator');
    const { email } = here.account;
    const there = site.visitor();
    await there.post('/sign-in', { email, password }, { ...firefox, 'X-Forwarded-For': '203.0.113.77' });
    const html = await (await here.get('/account/security')).text();
    expect(html).toContain('Firefox');
    expect(html).toContain('This browser');
    expect(html).not.toContain('203.0.113.77');
    const session = await site.world.owner.session.findFirstOrThrow({ where: { browser: 'Firefox' } });
    await here.post('/account/security', { end: session.id });
    expect((await there.get('/test/task')).status).toBe(302);
    expect((await here.get('/test/task')).status).toBe(200);
  });

  test('can be ended everywhere else at once', async () => {
    const here = await site.signedIn('coordinator');
    const others = [site.visitor(), site.visitor()];
    for (const other of others) await other.post('/sign-in', { email: here.account.email, password });
    await here.post('/account/security', { end: 'others' });
    for (const other of others) expect((await other.get('/test/task')).status).toBe(302);
    expect((await here.get('/test/task')).status).toBe(200);
  });

  test('is nobody else’s to end', async () => {
    const here = await site.signedIn('coordinator');
    const other = await site.signedIn('guardian');
    const { id } = await site.world.owner.session.findFirstOrThrow({
      where: { userId: other.account.actor.userId },
    });
    await here.post('/account/security', { end: id });
    expect((await other.get('/test/task')).status).toBe(200);
  });
});
