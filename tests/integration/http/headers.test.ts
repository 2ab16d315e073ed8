import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { origin, startSite, type Site } from './site.ts';

describe('the headers of every answer', () => {
  let site: Site;
  beforeAll(async () => {
    site = await startSite();
  });
  afterAll(() => site.close());

  const policyOf = (response: Response) => response.headers.get('Content-Security-Policy') ?? '';
  const nonceOf = (response: Response) => /'nonce-([^']+)'/u.exec(policyOf(response))?.[1] ?? '';

  test('the policy lets nothing run but scripts with this response’s nonce', async () => {
    const response = await site.visitor().get('/');
    expect(policyOf(response).replace(nonceOf(response), 'N').split(';').sort()).toEqual([
      "base-uri 'none'",
      "connect-src 'self'",
      "default-src 'none'",
      "font-src 'self'",
      "form-action 'self'",
      "frame-ancestors 'none'",
      "img-src 'self' data:",
      "object-src 'none'",
      "script-src 'nonce-N' 'strict-dynamic'",
      "style-src 'self'",
      'upgrade-insecure-requests',
    ]);
  });

  test.each(['/', '/sign-in', '/nowhere', '/test/broken'])(
    'every script of %s bears the nonce, and no style is inline',
    async (path) => {
      const response = await site.visitor().get(path);
      const html = await response.text();
      const scripts = html.match(/<script\b[^>]*>/gu) ?? [];
      expect(scripts.length).toBeGreaterThan(0);
      for (const script of scripts) expect(script).toContain(`nonce="${nonceOf(response)}"`);
      expect(html).not.toMatch(/<style|\sstyle=|\son\w+=/iu);
    },
  );

  test('no two answers share a nonce', async () => {
    const answers = await Promise.all(Array.from({ length: 20 }, () => site.visitor().get('/health/live')));
    expect(new Set(answers.map(nonceOf)).size).toBe(20);
    expect(nonceOf(answers[0]!)).toHaveLength(24);
  });

  test.each(['/', '/sign-in', '/home', '/nowhere', '/test/broken', '/health/ready', '/test/resource'])(
    'nothing keeps %s, and browsers are told to be careful with it',
    async (path) => {
      const { headers } = await site.visitor().get(path);
      expect(headers.get('Cache-Control')).toBe('no-store');
      expect(headers.get('X-Content-Type-Options')).toBe('nosniff');
      expect(headers.get('Referrer-Policy')).toBe('same-origin');
      expect(headers.get('Cross-Origin-Opener-Policy')).toBe('same-origin');
      expect(headers.get('X-Frame-Options')).toBe('DENY');
      expect(headers.get('X-Robots-Tag')).toContain('noindex');
      expect(headers.get('Strict-Transport-Security')).toBe('max-age=31536000; includeSubDomains');
      expect(headers.get('X-Powered-By')).toBeNull();
      expect(headers.get('ETag')).toBeNull();
    },
  );

  test('a refused post is kept by nobody either', async () => {
    const { status, headers } = await site.visitor().post('/sign-in', {}, { Origin: 'https://evil.example' });
    expect(status).toBe(403);
    expect(headers.get('Cache-Control')).toBe('no-store');
  });

  test('assets are kept for ever, because their names change with them', async () => {
    const html = await (await site.visitor().get('/')).text();
    const sheet = /href="(\/assets\/[^"]+\.css)"/u.exec(html)?.[1] ?? '';
    const response = await site.visitor().get(sheet);
    expect(response.headers.get('Cache-Control')).toBe('public, max-age=31536000, immutable');
    expect(await response.text()).not.toMatch(/GDS Transport|url\(/u);
  });

  test('the list of files the build made is not handed out', async () => {
    expect((await site.visitor().get('/assets/../.vite/manifest.json')).status).toBe(404);
    expect((await site.visitor().get('/assets/nothing.js')).status).toBe(404);
    expect((await site.visitor().get('/__manifest?p=/')).status).toBe(404);
  });
});

test('without HTTPS, as in the demonstration, browsers are not told to insist on it', async () => {
  const site = await startSite({ mode: 'embedded', secure: false, origin: origin.replace('https', 'http') });
  const { headers } = await site.visitor().get('/');
  expect(headers.get('Strict-Transport-Security')).toBeNull();
  expect(headers.get('Content-Security-Policy')).not.toContain('upgrade-insecure-requests');
  await site.close();
});
