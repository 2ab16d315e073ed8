import type { BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { deepAddresses, referralPages } from '#tests/integration/http/deep-addresses.ts';
import { crawl } from '#tests/integration/http/crawl.ts';
import { everyKind, startDemoSite, type DemoSite } from '#tests/integration/http/demo-site.ts';
import { visitorAs } from '#tests/integration/case/visitors.ts';
import type { Visitor } from '#tests/integration/http/visitor.ts';
import { startBrowser } from '#tests/support/browser.ts';
import { startFront, type Front } from '#tests/support/front.ts';

/** The production build as it stands on the internet: HTTPS, one proxy, every header on; and a real browser. */
describe('the policy on what a page may do', () => {
  let front: Front;
  let site: DemoSite;
  let browser: Awaited<ReturnType<typeof startBrowser>>;
  beforeAll(async () => {
    front = await startFront();
    site = await startDemoSite({ origin: front.origin });
    front.serve(site.url);
    browser = await startBrowser();
  }, 120_000);
  afterAll(async () => {
    await browser.close();
    await front.close();
    await site.close();
  });

  /** A window with somebody's cookies, in which everything the browser refuses or reports is written down. */
  const windowOf = async (visitor: Visitor, said: string[]): Promise<[BrowserContext, Page]> => {
    const context = await browser.newContext({ ignoreHTTPSErrors: true, locale: 'en-GB' });
    const cookie = { url: front.origin, httpOnly: true, secure: true, sameSite: 'Lax' as const };
    await context.addCookies([...visitor.cookies].map(([name, value]) => ({ ...cookie, name, value })));
    await context.exposeFunction('cspSays', (line: string) => said.push(line));
    await context.addInitScript(() => {
      document.addEventListener('securitypolicyviolation', (event) => {
        const { effectiveDirective, blockedURI, sourceFile } = event;
        const told = window as unknown as { cspSays: (line: string) => void };
        told.cspSays(`${effectiveDirective} ${blockedURI} ${sourceFile}`);
      });
    });
    const page = await context.newPage();
    page.on('pageerror', (error) => said.push(`error: ${error.message}`));
    page.on('console', (message) => {
      const failed = /Failed to load resource: the server responded with a status of (404|500)/u;
      if (message.type() === 'error' && !failed.test(message.text())) said.push(message.text());
    });
    return [context, page];
  };

  /** One address of each route this person comes to. */
  const addressesFor = async (visitor: Visitor, from: readonly string[]) => {
    const pages = await crawl(visitor, { routeOf: site.routeOf, from, each: 1 });
    return pages
      .filter(({ html }) => html.startsWith('<!DOCTYPE html>'))
      .map(({ path, route }) => ({ path, route }));
  };

  test('is broken by no page of anybody’s, and every script runs', async () => {
    const deep = await deepAddresses(site);
    const seen = new Set<string>();
    const faults: unknown[] = [];
    const look = async (visitor: Visitor, from: readonly string[]) => {
      const said: string[] = [];
      const [context, page] = await windowOf(visitor, said);
      for (const { path, route } of await addressesFor(visitor, from)) {
        if (seen.has(route)) continue;
        seen.add(route);
        await page.goto(`${front.origin}${path}`, { waitUntil: 'load' });
        const alive = await page.evaluate(() => '__remixContext' in window);
        if (!alive) faults.push([route, 'its script did not run']);
        faults.push(...said.splice(0).map((line) => [route, line]));
      }
      await context.close();
    };
    const reporter = site.visitor();
    await look(reporter, [
      '/',
      '/nowhere',
      '/test/broken',
      '/sign-in',
      ...(await referralPages(reporter, false)),
    ]);
    const sender = site.visitor();
    await look(sender, await referralPages(sender, true));
    for (const who of everyKind)
      await look(await visitorAs(site, await site.person(who)), ['/home', '/inbox', '/search', ...deep]);
    expect(faults).toEqual([]);
    expect(seen.size).toBeGreaterThan(50);
  });

  test('stops what somebody else has put into a page', async () => {
    const said: string[] = [];
    const [context, page] = await windowOf(site.visitor(), said);
    await page.route('**/%FF', async (route) => {
      const answer = await route.fetch();
      const html = await answer.text();
      await route.fulfill({ response: answer, body: html.replace('<main', `${injected}<main`) });
    });
    await page.goto(`${front.origin}/%FF`, { waitUntil: 'load' });
    await page.getByRole('button', { name: 'Take it' }).dispatchEvent('click');
    await page.waitForTimeout(300);
    expect(await page.evaluate(() => 'stolen' in window)).toBe(false);
    const directives = new Set(said.map((line) => line.split(' ')[0]));
    expect([...directives].toSorted(), said.join('\n')).toEqual(
      expect.arrayContaining([
        'base-uri',
        'form-action',
        'frame-src',
        'img-src',
        'script-src-attr',
        'script-src-elem',
        'style-src-attr',
      ]),
    );
    expect(page.url()).toBe(`${front.origin}/%FF`);
    await context.close();
  });
});

/** What a hole in a page would let a stranger write into it. */
const injected = `<script>window.stolen = true</script><script src="https://evil.example/x.js"></script>
  <img src="https://evil.example/x.png" onerror="window.stolen = true"><p style="position:fixed">x</p>
  <base href="https://evil.example/"><iframe src="https://evil.example/"></iframe>
  <form action="https://evil.example/" method="post"><button>Take it</button></form>`;
