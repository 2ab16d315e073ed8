import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openChild } from '#app/store/case/identity.server.ts';
import { createRouteNamer } from '#app/server/route-patterns.ts';
import { findCanary } from '#tests/support/canary.ts';
import { visitorAs } from '../case/visitors.ts';
import { testBuild } from './build.ts';
import { addressesIn, crawl, formsIn, type Crawled, type Form } from './crawl.ts';
import { deepAddresses, referralPages } from './deep-addresses.ts';
import { everyKind, startDemoSite, demoVault, type DemoSite } from './demo-site.ts';
import type { Visitor } from './visitor.ts';

let site: DemoSite;
/** Every page that somebody of each role comes to by following links, and what anybody comes to without signing in. */
const visits: { readonly who: string; readonly visitor: Visitor; readonly pages: readonly Crawled[] }[] = [];

beforeAll(async () => {
  site = await startDemoSite();
  const { routeOf } = site;
  const visit = async (who: string, visitor: Visitor, from: readonly string[]) => {
    visits.push({ who, visitor, pages: await crawl(visitor, { routeOf, from, each: 1 }) });
  };
  const [reporter, sender] = [site.visitor(), site.visitor()];
  const open = ['/', '/sign-in', '/referral/return', '/nowhere', '/home', '/test/broken'];
  await visit('a reporter', reporter, [...open, ...(await referralPages(reporter, false))]);
  await visit('somebody who has reported', sender, await referralPages(sender, true));
  const deep = await deepAddresses(site);
  const from = [...deep, '/home', '/inbox', '/account/notifications', '/search', '/nowhere', '/test/broken'];
  for (const who of everyKind) await visit(who, await visitorAs(site, await site.person(who)), from);
}, 180_000);
afterAll(() => site.close());

const everyPage = () =>
  visits.flatMap(({ who, pages }) => pages.map((page) => ({ ...page, at: `${page.path} as ${who}` })));
const isDocument = ({ response }: Crawled) =>
  response.headers.get('Content-Type')?.startsWith('text/html') === true;

describe('every page', () => {
  test('that Remix renders was looked at', async () => {
    const { routes } = await testBuild();
    const routeOf = createRouteNamer(routes);
    const looked = new Set(
      everyPage()
        .filter(({ response }) => response.status === 200)
        .map(({ route }) => route),
    );
    const rendered = Object.values(routes).filter(
      ({ id, module }) => module.default !== undefined && !id.startsWith('routes/test-') && id !== 'root',
    );
    const patterns = rendered.map(({ id, path }) => routeOf(`/${samplePath(routes, id, path)}`));
    expect(patterns.filter((pattern) => !looked.has(pattern)).toSorted()).toEqual(absence);
  });

  test('is kept by nobody and bears every header, errors and redirects included', () => {
    for (const { at, response } of everyPage()) {
      const { headers } = response;
      expect(headers.get('Cache-Control'), at).toBe('no-store');
      expect(headers.get('X-Content-Type-Options'), at).toBe('nosniff');
      expect(headers.get('Cross-Origin-Opener-Policy'), at).toBe('same-origin');
      expect(headers.get('Cross-Origin-Resource-Policy'), at).toBe('same-origin');
      expect(headers.get('Strict-Transport-Security'), at).toBe('max-age=31536000; includeSubDomains');
      expect(headers.get('Content-Security-Policy'), at).toContain("frame-ancestors 'none'");
      expect(headers.get('ETag'), at).toBeNull();
      expect(headers.get('Server'), at).toBeNull();
    }
  });

  test('runs scripts under this answer’s nonce only, and holds no style or handler of its own', () => {
    for (const page of everyPage().filter(isDocument)) {
      const policy = page.response.headers.get('Content-Security-Policy') ?? '';
      const nonce = /'nonce-([^']+)'/u.exec(policy)?.[1] ?? 'none';
      expect(policy, page.at).not.toMatch(/unsafe-|https?:|\*/u);
      const scripts = page.html.match(/<script\b[^>]*>/gu) ?? [];
      expect(
        scripts.filter((script) => !script.includes(`nonce="${nonce}"`)),
        page.at,
      ).toEqual([]);
      expect(page.html, page.at).not.toMatch(/<style|<[^>]+\s(?:style|on\w+)="|javascript:/iu);
    }
  });

  test('holds no child’s name, alias or date of birth in any address, and leads nowhere that names one', async () => {
    const children = await site.world.owner.child.findMany();
    const canaries = children.flatMap((child) => {
      const { identity } = openChild(demoVault, child);
      return [identity.name, ...identity.aliases.split(','), identity.birthDate ?? ''].map((text) =>
        text.trim(),
      );
    });
    expect(canaries.filter(Boolean).length).toBeGreaterThan(30);
    const shown = everyPage().filter(({ html }) =>
      canaries.some((name) => name !== '' && html.includes(name)),
    );
    expect(shown.length, 'the pages do show names').toBeGreaterThan(0);
    const addresses = [...new Set(everyPage().flatMap(addressesIn))];
    expect(addresses.length).toBeGreaterThan(150);
    expect(findCanary(addresses.join('\n'), canaries)).toEqual([]);
    const titles = everyPage().map(({ html }) => /<title>([^<]*)/u.exec(html)?.[1] ?? '');
    expect(findCanary(titles.join('\n'), canaries)).toEqual([]);
  });

  test('leads to us only, or openly out', () => {
    const outward = everyPage()
      .flatMap(addressesIn)
      .filter((address) => !address.startsWith('/') && !address.startsWith('?'))
      .map((address) => new URL(address).protocol);
    expect([...new Set(outward)].toSorted()).toEqual(['https:', 'tel:']);
  });

  test('never faults', () => {
    const broken = everyPage().filter(
      ({ path, response }) => response.status >= 500 && !path.startsWith('/test/'),
    );
    expect(broken.map(({ at, response }) => [at, response.status])).toEqual([]);
  });
});

describe('every data request of a signed-in person', () => {
  test('is kept by nobody and is no page', async () => {
    const { routes } = await testBuild();
    for (const { visitor, pages } of visits.slice(1, 4))
      for (const { path, route } of pages.slice(0, 25)) {
        const id = Object.values(routes).find((one) => `/${one.path ?? ''}` === route)?.id ?? 'root';
        const address = `${path}${path.includes('?') ? '&' : '?'}_data=${encodeURIComponent(id)}`;
        const { headers } = await visitor.get(address);
        expect(headers.get('Cache-Control'), address).toBe('no-store');
        expect(headers.get('Cross-Origin-Resource-Policy'), address).toBe('same-origin');
        expect(headers.get('Content-Type') ?? 'application/json', address).not.toContain('html');
      }
  });
});

describe('every form, filled with what no person types', () => {
  const forms = () => {
    const found = visits.flatMap(({ visitor, pages }) =>
      pages.flatMap((page) => formsIn(page).map((form) => ({ visitor, form, route: page.route }))),
    );
    const kinds = new Map(found.map((one) => [`${one.route} ${site.routeOf(one.form.action)}`, one]));
    return [...kinds.values()].filter(({ form }) => !form.action.startsWith('/sign-out'));
  };

  /** Statuses of 500 and more are faults of ours; whatever is sent has to be refused or understood. */
  const post = async (body: (form: Form) => string, type: string = urlEncoded) => {
    const faults: unknown[] = [];
    for (const { visitor, form, route } of forms()) {
      const { status } = await visitor.send(form.action, body(form), type);
      if (status >= 500) faults.push([route, form.action, status]);
    }
    return faults;
  };
  const filled = (value: string, all: boolean) => (form: Form) =>
    form.fields
      .map(
        (field) =>
          `${encodeURIComponent(field.name)}=${all || field.typed ? value : encodeURIComponent(field.value)}`,
      )
      .join('&');

  test('there are forms to fill', () => {
    expect(forms().length).toBeGreaterThan(30);
  });

  test.each([
    ['a NUL', '%00a%00'],
    ['bytes that are no UTF-8', 'a%FF%C0%AF%ED%A0%80'],
    ['thousands of letters', '%C3%A4'.repeat(2_500)],
    ['what spreadsheets, shells and databases obey', encodeURIComponent(`=1+1'";--\u202e\u0085\r\n$(id)\\`)],
    ['numbers beyond any calendar', '99999999999999999999'],
  ])('survives %s where one types, and everywhere', async (_what, value) => {
    expect(await post(filled(value, false))).toEqual([]);
    expect(await post(filled(value, true))).toEqual([]);
  });

  test.each([
    ['as JSON', 'application/json', '{"a":1}'],
    ['as plain text', 'text/plain', 'hello'],
    [
      'as parts that never end',
      'multipart/form-data; boundary=x',
      '--x\r\nContent-Disposition: form-data; name="a"',
    ],
    ['as a file', 'multipart/form-data; boundary=x', fileNamed],
    ['as nothing', urlEncoded, ''],
    ['as names that objects have', urlEncoded, '__proto__=1&constructor.prototype=2&toString=3'],
  ])('survives being sent %s', async (_how, type, body) => {
    expect(await post(() => body, type)).toEqual([]);
  });
});

describe('every address, with what no page of ours writes in it', () => {
  test.each([
    ['a NUL', '%00'],
    ['bytes that are no UTF-8', '%FF%C0%AF'],
    ['a text of thousands of letters', 'a'.repeat(4_000)],
    ['a quotation mark', "'%22%3B--"],
    ['another folder', '..%2F..%2Fetc%2Fpasswd'],
  ])('is answered, and never with a fault: %s', async (_what, value) => {
    const { routes } = await testBuild();
    const faults: unknown[] = [];
    const { visitor } = visits.find(({ who }) => who === 'coordinator.grace') ?? visits[0]!;
    const query = queryNames.map((name) => `${name}=${value}`).join('&');
    for (const { id, path } of Object.values(routes).filter(
      (route) => !route.id.startsWith('routes/test-'),
    )) {
      const own = `/${(path ?? '').replaceAll(/:[^/?]+\??/gu, value).replace('*', value)}`;
      for (const address of [`${own}?${query}`, `${own}?_data=${encodeURIComponent(id)}&${query}`]) {
        const { status } = await visitor.get(address);
        if (status >= 500) faults.push([address.slice(0, 100), status]);
      }
    }
    expect(faults).toEqual([]);
  });
});

const urlEncoded = 'application/x-www-form-urlencoded';
const fileNamed = [
  '--x',
  'Content-Disposition: form-data; name="note"; filename="../../\u0000.html"',
  'Content-Type: text/html',
  '',
  '<script>1</script>',
  '--x--',
  '',
].join('\r\n');
/** Every name that a loader reads from an address. */
const queryNames = [
  'after',
  'before',
  'next',
  'nation',
  'authority',
  'delay',
  'kind',
  'what',
  'from',
  'on',
  'list',
  'page',
];

/**
 * The route that is there to answer 404, one that asks again only after ten minutes and one that needs a link from an
 * e-mail: their own tests look at them.
 */
const absence = ['/*', '/account/remove-factor', '/choose-password', '/confirm-it-is-you', '/second-step'];

type Routes = Awaited<ReturnType<typeof testBuild>>['routes'];

/** An address of a route, with something in the place of each parameter. */
function samplePath(routes: Routes, id: string, path: string | undefined): string {
  const parent = routes[id]?.parentId;
  const above =
    parent === undefined || parent === 'root' ? '' : samplePath(routes, parent, routes[parent]?.path);
  const own = (path ?? '').replaceAll(/:[^/?]+\??/gu, 'x').replace('*', 'nowhere');
  return [above, own].filter(Boolean).join('/');
}
