import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { password, startSite, type Site } from './site.ts';

let site: Site;
beforeAll(async () => {
  site = await startSite();
});
afterAll(() => site.close());

describe('a form that a route reads', () => {
  test('comes back with what was typed and a message when it is not right', async () => {
    const visitor = await site.signedIn('guardian');
    const response = await visitor.post('/test/task', { note: 'far too long for this little form' });
    expect(response.status).toBe(422);
    expect(await response.text()).toContain('"errors":{"note":"Use 20 characters or fewer"}');
  });

  test('says in words what a use case refused, with its status', async () => {
    const visitor = await site.signedIn('guardian');
    const response = await visitor.post('/test/task', { note: 'late' });
    expect(response.status).toBe(409);
    expect(await response.text()).toContain('Somebody changed this record');
  });

  test('is unknown when what it is about is not this person’s to know', async () => {
    const visitor = await site.signedIn('guardian');
    expect((await visitor.post('/test/task', { note: 'hidden' })).status).toBe(404);
  });

  test('says once on the next page what was done', async () => {
    const visitor = await site.signedIn('monitor');
    const response = await visitor.post('/test/task', { note: 'fine' });
    expect(response.headers.get('Location')).toBe('/home');
    expect(await (await visitor.get('/signed-in')).text()).toContain('The note was kept.');
    expect(await (await visitor.get('/signed-in')).text()).not.toContain('The note was kept.');
  });

  test('is the sender’s mistake when it is no form at all', async () => {
    const visitor = await site.signedIn('guardian');
    const response = await visitor.post('/test/task', {}, { 'Content-Type': 'text/plain' });
    expect(response.status).toBe(400);
    expect(await response.text()).toContain('This cannot be read');
  });
});

describe('what was posted after the session had ended', () => {
  test('comes back to be sent again, and is kept nowhere', async () => {
    const visitor = await site.signedIn('guardian');
    site.world.clock.forward(1);
    const typed = { note: '<b>"She" said</b>', 'found.day': '3' };
    const response = await visitor.post('/test/task?page=2', typed);
    expect(response.status).toBe(401);
    const html = await response.text();
    expect(html).toContain('action="/test/task?page=2"');
    expect(html).toContain('name="note" value="&lt;b&gt;&quot;She&quot; said&lt;/b&gt;"');
    expect(html).toContain('name="found.day" value="3"');
    expect(html).not.toContain('<b>"She"');
    expect(site.lines.join()).not.toContain('She');

    const again = site.visitor();
    const { email } = await site.addAccount('guardian');
    await again.post('/sign-in', { email, password });
    expect((await again.post('/test/task?page=2', { note: 'short' })).status).toBe(302);
  });

  test('is answered in the same way to somebody who was never signed in', async () => {
    expect((await site.visitor().post('/test/task', { note: 'x' })).status).toBe(401);
  });
});
