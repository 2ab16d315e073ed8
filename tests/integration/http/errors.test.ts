import { connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { mostBytes } from '#app/server/body-limit.ts';
import { canary } from './routes.ts';
import { origin, startSite, type Site } from './site.ts';

let site: Site;
beforeAll(async () => {
  site = await startSite();
});
afterAll(() => site.close());

const logged = () => site.lines.map((line) => JSON.parse(line) as Record<string, unknown>);

describe('a fault', () => {
  test.each([
    ['in a loader', (path: Site) => path.visitor().get('/test/broken')],
    ['in an action', (path: Site) => path.visitor().post('/test/broken', { note: 'x' })],
    ['while rendering', (path: Site) => path.visitor().get('/test/rendering')],
    ['in a data request', (path: Site) => path.visitor().get('/test/broken?_data=routes%2Ftest-broken')],
  ])('%s is an honest 500 with a number, and tells nothing else', async (_where, ask) => {
    const response = await ask(site);
    expect(response.status).toBe(500);
    const text = await response.text();
    expect(text).not.toContain(canary);
    expect(text).not.toMatch(/\s+at .*\.(ts|js):\d+/u);
    const requestId = response.headers.get('X-Request-Id') ?? '';
    const entry = logged().find(({ request, msg }) => request === requestId && msg === 'fault');
    expect(entry).toMatchObject({ fault: 'Error' });
    expect(JSON.stringify(logged())).not.toContain(canary);
  });

  test('says what to do, and the number to say', async () => {
    const response = await site.visitor().get('/test/broken');
    const html = await response.text();
    expect(html).toContain('Something went wrong here');
    expect(html).toContain('999');
    expect(html).toContain(response.headers.get('X-Request-Id') ?? 'none');
  });
});

describe('what is asked for wrongly', () => {
  test('is answered and is no fault of ours in the log', async () => {
    const response = await site.visitor().post('/test/rendering', { note: 'nothing here takes a form' });
    expect(response.status).toBe(405);
    const requestId = response.headers.get('X-Request-Id') ?? 'none';
    expect(logged().filter(({ request, msg }) => request === requestId && msg === 'fault')).toEqual([]);
  });
});

describe('what is absent and what is forbidden', () => {
  const bare = async (response: Response) => ({
    status: response.status,
    html: (await response.text())
      .replaceAll(/[\w+/=-]*nonce="[^"]*"/gu, '')
      .replaceAll(/data-request-id="[^"]*"/gu, '')
      .replaceAll(/[0-9a-f]{8}-[0-9a-f-]{27}/gu, 'ID'),
  });

  test('are the same to the byte', async () => {
    const visitor = await site.signedIn('guardian');
    const forbidden = await visitor.get('/test/records/11111111-1111-4111-8111-111111111111');
    const absent = await visitor.get('/test/records/22222222-2222-4222-8222-222222222222');
    expect(forbidden.status).toBe(404);
    expect(await bare(forbidden)).toEqual(await bare(absent));
  });

  test('include addresses that no route knows, for reading and for posting', async () => {
    const visitor = site.visitor();
    expect((await visitor.get('/wp-admin/setup.php')).status).toBe(404);
    expect((await visitor.post('/wp-admin/setup.php', { a: 'b' })).status).toBe(404);
    expect(await (await visitor.get('/nowhere')).text()).toContain('Page not found');
  });
});

describe('a request that no page of ours sends', () => {
  test('is too long', async () => {
    const response = await site.visitor().post('/sign-in', { email: 'a'.repeat(mostBytes) });
    expect(response.status).toBe(413);
    expect(await response.text()).toContain('This is too long to send');
  });

  test('does not say how long it is', async () => {
    const { port } = new URL(site.url);
    const answer = await new Promise<string>((resolve, reject) => {
      const socket = connect(Number(port), '127.0.0.1', () => {
        socket.write(
          `POST /sign-in HTTP/1.1\r\nHost: x\r\nOrigin: ${origin}\r\nTransfer-Encoding: chunked\r\n\r\n`,
        );
      });
      socket.once('data', (bytes) => {
        resolve(bytes.toString());
        socket.destroy();
      });
      socket.once('error', reject);
    });
    expect(answer).toMatch(/^HTTP\/1\.1 411 /u);
  });

  test('has an address longer than any of ours', async () => {
    const response = await site.visitor().get(`/search?${'a'.repeat(20_000)}`);
    expect(response.status).toBe(431);
    expect(await response.text()).toBe('');
  });

  test('has an address that cannot be decoded', async () => {
    const response = await site.visitor().get('/%E0%A4%A');
    expect(response.status).toBe(400);
    expect(await response.text()).toContain('This cannot be read');
  });
});

describe('the log', () => {
  test('names routes, and repeats nothing that anybody typed', async () => {
    const visitor = await site.signedIn('guardian');
    await visitor.get(`/test/records/${canary}?name=${canary}`, { 'User-Agent': canary, Referer: canary });
    await visitor.get(`/${canary}/%E0%A4%A`);
    await visitor.post(`/test/task?${canary}`, { note: canary }, { 'X-Request-Id': canary });
    const lines = logged();
    expect(JSON.stringify(lines)).not.toContain(canary);
    expect(lines.some(({ route }) => route === '/test/records/:id')).toBe(true);
    const fields = new Set(lines.filter(({ msg }) => msg === undefined).flatMap(Object.keys));
    expect([...fields].sort()).toEqual(['level', 'method', 'ms', 'request', 'route', 'status', 'time']);
  });
});
