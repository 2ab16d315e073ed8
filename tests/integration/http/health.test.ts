import { expect, test } from 'vitest';
import { createDatabase } from '#app/store/shared/database.server.ts';
import { startSite } from './site.ts';

const ready = async (visitor: { get: (path: string) => Promise<Response> }) => {
  const response = await visitor.get('/health/ready');
  return [response.status, await response.json()] as const;
};

test('a process that can serve says so, and that is all it says', async () => {
  const site = await startSite();
  const live = await site.visitor().get('/health/live');
  expect([live.status, await live.json()]).toEqual([200, { status: 'live' }]);
  expect(await ready(site.visitor())).toEqual([200, { status: 'ready', database: true, schema: true }]);
  await site.close();
});

test('a process whose database is behind is not sent anybody, until it has been migrated', async () => {
  const site = await startSite();
  await site.world.owner.$executeRaw`ALTER TABLE handover RENAME COLUMN refusal_code TO old_code`;
  expect(await ready(site.visitor())).toEqual([503, { status: 'not ready', database: true, schema: false }]);
  await site.world.owner.$executeRaw`ALTER TABLE handover RENAME COLUMN old_code TO refusal_code`;
  expect((await ready(site.visitor()))[0]).toBe(200);
  await site.close();
});

test('a process without its database lives on, and still shows newcomers whom to ring', async () => {
  const nowhere = createDatabase('postgres://app_web@127.0.0.1:1/nowhere');
  const site = await startSite({}, ({ deps }) => ({ deps: { ...deps, db: nowhere } }));
  expect(await ready(site.visitor())).toEqual([503, { status: 'not ready', database: false, schema: false }]);
  expect((await site.visitor().get('/health/live')).status).toBe(200);
  expect((await site.visitor().get('/')).status).toBe(200);
  const visitor = site.visitor();
  visitor.cookies.set('__Host-sid', 'x');
  const response = await visitor.get('/');
  expect(response.status).toBe(500);
  expect(await response.text()).toContain('ring 999');
  await site.close();
});

test('a process that was asked to stop is not sent anybody', async () => {
  const site = await startSite({}, () => ({ isStopping: () => true }));
  expect((await ready(site.visitor()))[0]).toBe(503);
  expect((await site.visitor().get('/health/live')).status).toBe(200);
  await site.close();
});
