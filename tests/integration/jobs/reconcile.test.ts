import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

import { expect, test } from 'vitest';

import { pingAt, reconcile } from '#jobs/handlers/reconcile.ts';
import { refer } from '#tests/support/a-referral.ts';
import { startEngine } from '#tests/support/engine.ts';
import { createWorld } from '#tests/support/world.ts';

test('the watchdog hears from us only while nothing is wrong, and the log says what is', async () => {
  const world = await createWorld();
  const engine = await startEngine(world);
  await world.staff.add('coordinator');
  await refer(world);
  await engine.runUntil('2026-12-01T12:00');
  const now = world.clock.now();
  for (const component of ['fire', 'send'])
    await world.owner.heartbeat.create({ data: { component, at: now, detail: {} } });

  let pings = 0;
  const broken: (string | undefined)[] = [];
  const log = {
    info: () => undefined,
    warn: () => undefined,
    error: (_: string, fields?: { invariant?: string }) => broken.push(fields?.invariant),
  };
  const ping = () => {
    pings += 1;
    return Promise.resolve();
  };
  expect(await reconcile({ db: world.worker, log, ping }, now)).toBe(0);
  expect(pings).toBe(1);

  await world.owner.$executeRaw`UPDATE outbox SET state = 'dead'`;
  await world.owner.$executeRaw`DELETE FROM planned_action WHERE step = 'due' AND state = 'planned'`;
  expect(await reconcile({ db: world.worker, log, ping }, now)).toBe(2);
  expect(broken).toEqual(expect.arrayContaining(['plan-differs', 'dead-without-task']));
  expect(pings).toBe(1);
  await engine.close();
  await world.close();
});

test('the watchdog is rung at its own address and at no other it may point to', async () => {
  const asked: string[] = [];
  const watchdog = createServer((request, response) => {
    asked.push(request.url ?? '');
    const moved = request.url === '/moved';
    response.writeHead(moved ? 302 : 200, moved ? { Location: '/elsewhere' } : {}).end();
  }).listen(0, '127.0.0.1');
  await new Promise((resolve) => watchdog.once('listening', resolve));
  const url = `http://127.0.0.1:${String((watchdog.address() as AddressInfo).port)}`;
  await pingAt(`${url}/here`)();
  await expect(pingAt(`${url}/moved`)()).rejects.toThrow();
  expect(asked).toEqual(['/here', '/moved']);
  watchdog.closeAllConnections();
  watchdog.close();
});
