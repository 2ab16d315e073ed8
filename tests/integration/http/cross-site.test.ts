import { request as send } from 'node:http';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { isOurs } from '#app/server/cross-site.ts';
import { origin, startSite, type Site } from './site.ts';

const evil = 'https://evil.example';

const form = { 'content-length': '0', 'content-type': 'application/x-www-form-urlencoded' };

describe('whether a request comes from our own pages', () => {
  test.each([
    ['GET', { 'sec-fetch-site': 'cross-site' }, true],
    ['HEAD', {}, true],
    ['POST', { 'sec-fetch-site': 'same-origin' }, true],
    ['POST', { 'sec-fetch-site': 'same-origin', origin: evil }, true],
    ['POST', { origin }, true],
    ['POST', {}, false],
    ['POST', { 'sec-fetch-site': 'cross-site' }, false],
    ['POST', { 'sec-fetch-site': 'same-site' }, false],
    ['POST', { 'sec-fetch-site': 'none' }, false],
    ['POST', { 'sec-fetch-site': '' }, false],
    ['POST', { 'sec-fetch-site': 'same-origin, cross-site' }, false],
    ['POST', { 'sec-fetch-site': 'cross-site', origin }, false],
    ['POST', { origin: 'null' }, false],
    ['POST', { origin: evil }, false],
    ['POST', { origin: `${origin}.evil.example` }, false],
    ['POST', { origin: origin.replace('https', 'http') }, false],
    ['POST', { origin: `${origin}:8443` }, false],
    ['POST', { origin: origin.toUpperCase() }, false],
    ['DELETE', { origin: evil }, false],
  ])('%s with %o: %s', (method, headers, expected) => {
    expect(isOurs(method, headers, origin)).toBe(expected);
  });
});

describe('a request that would change something', () => {
  let site: Site;
  beforeAll(async () => {
    site = await startSite();
  });
  afterAll(() => site.close());

  /** Sent by hand, because fetch would not let a host be forged. */
  const status = (path: string, headers: Record<string, string>, method = 'POST') =>
    new Promise<number>((resolve, reject) => {
      const sent = send(new URL(path, site.url), { method, headers: { ...form, ...headers } }, (answer) => {
        answer.resume();
        resolve(answer.statusCode ?? 0);
      });
      sent.on('error', reject);
      sent.end();
    });

  const everywhere = [
    '/sign-in',
    '/test/resource',
    '/test/resource?_data=routes%2Ftest-resource',
    '/nowhere',
  ];

  test.each(everywhere)(
    'is refused at %s when another site sends it, also with a forged host',
    async (path) => {
      expect(await status(path, { origin: evil })).toBe(403);
      expect(await status(path, { origin: evil, host: 'evil.example' })).toBe(403);
      expect(await status(path, { origin: evil, 'x-forwarded-host': 'evil.example' })).toBe(403);
      expect(await status(path, { 'sec-fetch-site': 'cross-site' })).toBe(403);
      expect(await status(path, {})).toBe(403);
    },
  );

  test('goes through from our own pages, whatever the proxy calls the host', async () => {
    expect(await status('/test/resource', { origin })).toBe(200);
    expect(await status('/test/resource', { origin, host: 'internal:3000' })).toBe(200);
    expect(await status('/sign-in', { origin, host: 'internal:3000', 'x-forwarded-host': 'x.example' })).toBe(
      422,
    );
    expect(await status('/sign-in', { 'sec-fetch-site': 'same-origin', origin: 'http://127.0.0.1:1' })).toBe(
      422,
    );
  });

  test.each(['PUT', 'PATCH', 'DELETE', 'TRACE'])('is refused as %s, which no page uses', async (method) => {
    expect(await status('/test/resource', { origin }, method)).toBe(405);
  });

  test('reading is open to links from anywhere', async () => {
    expect(await status('/', { 'sec-fetch-site': 'cross-site' }, 'GET')).toBe(200);
  });
});
