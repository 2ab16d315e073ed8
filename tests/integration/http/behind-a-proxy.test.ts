import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startFront, type Front } from '#tests/support/front.ts';
import { testBuild } from './build.ts';
import { password, startSite, type Site } from './site.ts';

let front: Front;
let site: Site;
let cookie: string;
beforeAll(async () => {
  front = await startFront();
  site = await startSite({ origin: front.origin });
  front.serve(site.url);
  cookie = await signedInCookie();
});
afterAll(async () => {
  await front.close();
  await site.close();
});

const form = { 'content-type': 'application/x-www-form-urlencoded' };
const post = (path: string, headers: Record<string, string>, body = '') =>
  front.ask(path, { method: 'POST', headers: { ...form, ...headers }, body });

async function signIn(headers: Record<string, string> = {}) {
  const { email } = await site.addAccount('coordinator');
  const body = new URLSearchParams({ email, password }).toString();
  return post('/sign-in', { origin: front.origin, ...headers }, body);
}

async function signedInCookie(): Promise<string> {
  const visitor = await site.signedIn('coordinator');
  return [...visitor.cookies].map((pair) => pair.join('=')).join('; ');
}

describe('a request that another site makes a signed-in browser send', () => {
  const evil = { origin: 'https://evil.example' };
  const forgeries: readonly (readonly [string, Record<string, string>])[] = [
    ['with its own origin', evil],
    ['with a null origin', { origin: 'null' }],
    ['without an origin', {}],
    ['marked cross-site', { 'sec-fetch-site': 'cross-site' }],
    ['marked same-site', { 'sec-fetch-site': 'same-site' }],
    ['marked as typed', { 'sec-fetch-site': 'none' }],
    ['with a forged forwarded host', { ...evil, 'x-forwarded-host': 'evil.example' }],
    [
      'with a forged forwarded proto',
      { ...evil, 'x-forwarded-proto': 'http', forwarded: 'host=evil.example' },
    ],
    ['disguised as a GET', { ...evil, 'x-http-method-override': 'GET', 'x-method-override': 'GET' }],
  ];

  test.each(forgeries)(
    '%s is refused by every action there is, as a page and as data',
    async (_how, headers) => {
      const { routes } = await testBuild();
      const before = await site.world.owner.auditEntry.count();
      const actions = Object.values(routes).filter(({ module }) => module.action !== undefined);
      expect(actions.length).toBeGreaterThan(30);
      for (const { id, path, index } of actions) {
        const own = `/${(path ?? '').replaceAll(/:[^/?]+\??/gu, '01234567-89ab-4cde-8f01-23456789abcd')}`;
        for (const query of [
          index === true ? 'index' : '',
          `_data=${encodeURIComponent(id)}`,
          '_method=GET',
        ]) {
          const { status } = await post(`${own}?${query}`, { cookie, ...headers }, '_method=GET&note=x');
          expect(status, `${own}?${query}`).toBe(403);
        }
      }
      expect(await site.world.owner.auditEntry.count()).toBe(before);
    },
  );

  test.each(['PUT', 'PATCH', 'DELETE', 'TRACE', 'PROPFIND'])(
    'by %s is refused wherever it comes from',
    async (method) => {
      for (const headers of [evil, { origin: front.origin }])
        expect((await front.ask('/sign-out', { method, headers: { ...headers, cookie } })).status).toBe(405);
    },
  );

  test.each(['GET', 'HEAD', 'OPTIONS'])('by %s changes nothing, whatever it says it is', async (method) => {
    const headers = { cookie, 'x-http-method-override': 'POST', 'x-method-override': 'POST' };
    const before = await site.world.owner.auditEntry.count();
    await front.ask('/sign-out?_method=POST', { method, headers });
    expect(await site.world.owner.auditEntry.count()).toBe(before);
    expect((await front.ask('/test/task', { headers: { cookie } })).status).toBe(200);
  });

  test('OPTIONS tells no other site that it may ask', async () => {
    const headers = { ...evil, 'access-control-request-method': 'POST', cookie };
    const answer = await front.ask('/test/resource', { method: 'OPTIONS', headers });
    expect(Object.keys(answer.headers).filter((name) => name.startsWith('access-control-'))).toEqual([]);
  });
});

describe('a browser on our own pages, behind the proxy', () => {
  test('signs in, gets a cookie bound to this host, and out, which clears what it kept', async () => {
    const signed = await signIn({ 'sec-fetch-site': 'same-origin' });
    expect(signed.status).toBe(302);
    const [line = ''] = signed.headers['set-cookie'] ?? [];
    expect(line).toMatch(/^__Host-sid=[\w-]{43}; Path=\/; HttpOnly; SameSite=Lax; Secure$/u);
    expect(signed.headers['cache-control']).toBe('no-store');
    const [mine = ''] = line.split(';');
    const out = await post('/sign-out', { origin: front.origin, cookie: mine });
    expect(out.headers['clear-site-data']).toBe('"cookies", "storage"');
    expect(out.headers['set-cookie']?.join()).toMatch(/^__Host-sid=; .*Secure; Max-Age=0$/u);
    expect((await front.ask('/test/task', { headers: { cookie: mine } })).status).toBe(302);
  });

  test('is given no address, host or scheme that a client made up', async () => {
    const forged = { 'x-forwarded-host': 'evil.example', 'x-forwarded-proto': 'http', host: 'evil.example' };
    for (const path of ['/', '/sign-in', '/home', '/nowhere', '/test/broken']) {
      const { text, headers } = await front.ask(path, { headers: forged });
      expect(text + JSON.stringify(headers)).not.toContain('evil.example');
    }
  });
});

describe('the limit on guesses', () => {
  const guess = async (claimed: string) => {
    const body = new URLSearchParams({ email: `${crypto.randomUUID()}@example.org`, password: 'guess' });
    return (await post('/sign-in', { origin: front.origin, 'x-forwarded-for': claimed }, body.toString()))
      .status;
  };
  const keys = async () => {
    const rows = await site.world.owner.rateLimit.findMany({ where: { key: { startsWith: 'address-' } } });
    return new Set(rows.map(({ key }) => key.replace(/^address-(count|gate)[:_-]?/u, '')));
  };

  test('follows the address that our own proxy saw, not the ones a client claims', async () => {
    await site.world.owner.rateLimit.deleteMany();
    for (const claimed of ['203.0.113.1', '203.0.113.2, 127.0.0.1', '127.0.0.1, 10.0.0.1', '::1', 'nonsense'])
      await guess(claimed);
    expect((await keys()).size).toBe(1);
  });

  test('asks for patience in the end, however the claims change', async () => {
    const [row] = await site.world.owner.rateLimit.findMany({
      where: { key: { startsWith: 'address-count' } },
    });
    await site.world.owner.rateLimit.updateMany({ where: { key: row?.key ?? '' }, data: { points: 60 } });
    const statuses = [await guess('203.0.113.7'), await guess('203.0.113.8'), await guess('203.0.113.9')];
    expect(statuses).toContain(429);
  });

  test('believes nothing but the socket where no proxy is ours', async () => {
    const bare = await startSite({}, () => ({ trustProxy: 0 }));
    const visitor = bare.visitor();
    const fields = { email: 'nobody@example.org', password: 'guess' };
    for (const claimed of ['203.0.113.1', '203.0.113.2'])
      await visitor.post('/sign-in', fields, { 'X-Forwarded-For': claimed });
    const rows = await bare.world.owner.rateLimit.findMany({
      where: { key: { startsWith: 'address-count' } },
    });
    expect(rows).toHaveLength(1);
    await bare.close();
  });
});
