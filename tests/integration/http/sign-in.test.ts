import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { demoPassword } from '#app/domain/account/demo-password.ts';
import { password, startSite, type Site } from './site.ts';

const withoutMarks = (html: string, email: string) =>
  html
    .replaceAll(email, 'EMAIL')
    .replaceAll(/nonce="[^"]*"/gu, '')
    .replaceAll(/data-request-id="[^"]*"/gu, '');

describe('a sign-in that is wrong', () => {
  let site: Site;
  beforeAll(async () => {
    site = await startSite();
  });
  afterAll(() => site.close());

  test('looks the same for a wrong password, an unknown address and a closed account', async () => {
    const known = await site.addAccount('guardian');
    const closed = await site.addAccount('guardian', { status: 'left' });
    const tries = [
      [known.email, 'wrong'],
      ['nobody@example.org', 'wrong'],
      [closed.email, password],
    ] as const;
    const answers = await Promise.all(
      tries.map(async ([email, typed]) => {
        const response = await site.visitor().post('/sign-in', { email, password: typed });
        return { status: response.status, html: withoutMarks(await response.text(), email) };
      }),
    );
    expect(answers[0]?.status).toBe(422);
    expect(answers[0]?.html).toContain('do not match');
    expect(answers[1]).toEqual(answers[0]);
    expect(answers[2]).toEqual(answers[0]);
  });

  test('shows the address again and never the password', async () => {
    const response = await site
      .visitor()
      .post('/sign-in', { email: 'someone@example.org', password: 'my-secret-77' });
    const html = await response.text();
    expect(html).toContain('value="someone@example.org"');
    expect(html).not.toContain('my-secret-77');
    const empty = await site.visitor().post('/sign-in', { email: '', password: 'my-secret-77' });
    const again = await empty.text();
    expect(again).toContain('Enter your e-mail address');
    expect(again).not.toContain('my-secret-77');
  });

  test('is on record, without the address', async () => {
    const { email, actor } = await site.addAccount('guardian');
    await site.visitor().post('/sign-in', { email, password: 'wrong' });
    await site.visitor().post('/sign-in', { email: 'stranger@example.org', password: 'wrong' });
    const entries = await site.world.owner.auditEntry.findMany({ where: { action: 'sign-in-failed' } });
    expect(entries.some(({ subjectId, actorId }) => subjectId === actor.userId && actorId === null)).toBe(
      true,
    );
    const kept = JSON.stringify(entries, (_key, value: unknown) =>
      typeof value === 'bigint' ? Number(value) : value,
    );
    expect(kept).not.toContain('@');
    expect(site.lines.join()).not.toContain('@');
  });

  test('keeps no address in the counters either', async () => {
    const rows = await site.world.owner.rateLimit.findMany();
    expect(rows.length).toBeGreaterThan(0);
    expect(JSON.stringify(rows.map(({ key }) => key))).not.toContain('@');
  });

  test('has to wait after some tries from one place, while others do not', async () => {
    const { email } = await site.addAccount('guardian');
    const attacker = { 'X-Forwarded-For': '203.0.113.7' };
    const statuses: number[] = [];
    for (let count = 0; count < 7; count++)
      statuses.push((await site.visitor().post('/sign-in', { email, password: 'wrong' }, attacker)).status);
    expect(statuses).toEqual([422, 422, 422, 422, 422, 422, 429]);
    const waiting = await site.visitor().post('/sign-in', { email, password }, attacker);
    expect(waiting.status).toBe(429);
    expect(Number(waiting.headers.get('Retry-After'))).toBeGreaterThan(0);
    expect(await waiting.text()).toContain('Too many attempts. Wait');
    const owner = await site
      .visitor()
      .post('/sign-in', { email, password }, { 'X-Forwarded-For': '198.51.100.4' });
    expect(owner.status).toBe(302);
  });

  test('cannot escape its counter by claiming more addresses than there are proxies', async () => {
    const { email } = await site.addAccount('guardian');
    const statuses = new Set<number>();
    for (let count = 0; count < 7; count++) {
      const forged = { 'X-Forwarded-For': `10.0.0.${String(count)}, 203.0.113.99` };
      statuses.add((await site.visitor().post('/sign-in', { email, password: 'wrong' }, forged)).status);
    }
    expect(statuses.has(429)).toBe(true);
  });
});

describe('the invented accounts', () => {
  test('open nothing in production, and are not shown there', async () => {
    const site = await startSite();
    const { email } = await site.addAccount('guardian', { password: demoPassword });
    expect((await site.visitor().post('/sign-in', { email, password: demoPassword })).status).toBe(422);
    const html = await (await site.visitor().get('/sign-in')).text();
    expect(html).not.toContain(email);
    expect(html).not.toContain(demoPassword);
    expect(html).not.toContain('Demonstration');
    await site.close();
  });

  test('are one button each in the demonstration, which posts the ordinary form', async () => {
    const site = await startSite({ mode: 'embedded', secure: false });
    const { email } = await site.addAccount('guardian', { password: demoPassword });
    const visitor = site.visitor();
    const html = await (await visitor.get('/sign-in')).text();
    expect(html).toContain(`name="email" value="${email}"`);
    expect(html).toContain('Demonstration');
    await visitor.post('/sign-in', { email, password: demoPassword });
    expect(visitor.cookies.has('sid')).toBe(true);
    expect((await visitor.get('/test/task')).status).toBe(200);
    await site.close();
  });
});
