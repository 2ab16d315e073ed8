import { afterEach, beforeEach, describe, expect, test } from 'vitest';

import type { Actor } from '#app/domain/account/actor.ts';
import type { QueueState } from '#app/domain/oversight/queue-state.ts';
import { aGuardedCase, kent } from '#tests/support/a-case.ts';
import { findCanary } from '#tests/support/canary.ts';
import { startEngine, type Engine } from '#tests/support/engine.ts';

import { textOf, visitorAs } from '../case/visitors.ts';
import { startSite, type Site } from '../http/site.ts';

let site: Site;
let engine: Engine;
let coordinator: Actor;
let queue: () => Promise<QueueState | null>;
beforeEach(async () => {
  queue = () => Promise.resolve(null);
  site = await startSite({}, ({ deps }) => ({ deps: { ...deps, queue: () => queue() } }));
  engine = await startEngine(site.world);
  coordinator = await site.world.staff.add('coordinator', { name: 'Cora Coordinator' });
  await aGuardedCase(site.world);
});
afterEach(async () => {
  await engine.close();
  await site.close();
});

const read = async (path: string, actor = coordinator) =>
  textOf(await (await visitorAs(site, actor)).get(path));
const canaries = ['Testchild', 'Alder', 'Testland', '@'];
const references = /\bC-[0-9A-Z]{4}-[0-9A-Z]{4}\b/u;

describe('the log of attempts', () => {
  test('says of each attempt when, to whom, how it ended, why and how long it took', async () => {
    engine.sink.failNext(1, '450 RCPT');
    await engine.send();
    const text = await read('/operations/attempts');
    expect(text).toContain('Surely not accepted, tried again');
    expect(text).toContain('Accepted by the mail server');
    expect(text).toMatch(/\d+\.\d s/u);
    expect(text).toContain('Cora Coordinator');
    expect(findCanary(text, canaries)).toEqual([]);
    expect(text).not.toMatch(references);
  });

  test('is narrowed to one outcome, and to those without an end', async () => {
    engine.sink.failNext(1, '550 RCPT');
    await engine.send();
    const one = await site.world.owner.attempt.findFirstOrThrow({ where: { outcome: 'permanent' } });
    const rows = async (outcome: string) =>
      (
        (
          await (
            await (await visitorAs(site, coordinator)).get(`/operations/attempts?outcome=${outcome}`)
          ).text()
        ).match(/href="\/operations\/emails\//gu) ?? []
      ).length;
    expect(await rows('permanent')).toBe(1);
    expect(await rows('unfinished')).toBe(0);
    await site.world.owner.attempt.update({
      where: { outboxId_fence: { outboxId: one.outboxId, fence: one.fence } },
      data: { outcome: null, finishedAt: null },
    });
    expect(await rows('unfinished')).toBe(1);
    expect(await rows('nonsense')).toBe(await site.world.owner.attempt.count());
  });

  test('is read in pages, each attempt on one of them, the newest first', async () => {
    const { owner, clock } = site.world;
    const { id } = await owner.outbox.findFirstOrThrow();
    await owner.attempt.createMany({
      data: Array.from({ length: 60 }, (_, number) => ({
        outboxId: id,
        fence: number + 1,
        startedAt: new Date(clock.now().getTime() + number * 1_000),
        outcome: 'transient',
      })),
    });
    const visitor = await visitorAs(site, coordinator);
    const claims: number[] = [];
    let next: string | undefined = '/operations/attempts?outcome=transient';
    for (let pages = 0; next !== undefined && pages < 5; pages++) {
      const html: string = await (await visitor.get(next)).text();
      claims.push(
        ...[...html.matchAll(/data-label="Claim"[^>]*><div[^>]*>(\d+)</gu)].map(([, fence]) => Number(fence)),
      );
      next = /rel="next" href="([^"]+)"/u.exec(html)?.[1]?.replaceAll('&amp;', '&');
    }
    expect(claims).toEqual(Array.from({ length: 60 }, (_, number) => 60 - number));
  });
});

describe('the page of one e-mail', () => {
  test('tells everything that was tried, when the notice was written, and nothing of the child', async () => {
    engine.sink.failNext(1, 'accept then drop');
    await engine.send();
    site.world.clock.forward(1);
    await engine.send();
    const twice = await site.world.owner.outbox.findFirstOrThrow({ where: { attempts: 2 } });
    const text = await read(`/operations/emails/${twice.id}`);
    expect(text).toContain('Perhaps accepted, tried again');
    expect(text).toContain('not read yet');
    expect(text).toContain(twice.messageId);
    expect(findCanary(text, canaries)).toEqual([]);
    expect(text).not.toMatch(references);
  });

  test('has a dead one sent again', async () => {
    engine.sink.failNext(200, '550 RCPT');
    await engine.send();
    const dead = await site.world.owner.outbox.findFirstOrThrow({ where: { state: 'dead' } });
    expect(await read(`/operations/emails/${dead.id}`)).toContain('Send again');
    const administrator = await site.world.staff.add('administrator');
    const plain = await read(`/operations/emails/${dead.id}`, administrator);
    expect(plain).not.toContain('Send again');
    expect(plain).toContain('Not shown to you');
  });

  test('is unknown like an e-mail that never was', async () => {
    const { id } = await site.world.owner.outbox.findFirstOrThrow();
    const never = '11111111-1111-4111-8111-111111111111';
    expect((await (await visitorAs(site, coordinator)).get(`/operations/emails/${never}`)).status).toBe(404);
    for (const role of ['guardian', 'duty-manager', 'monitor'] as const) {
      const visitor = await visitorAs(site, await site.world.staff.add(role, { authorityId: kent }));
      for (const path of [`/operations/emails/${id}`, '/operations/attempts'])
        expect([role, path, (await visitor.get(path)).status]).toEqual([role, path, 404]);
    }
  });
});

describe('the queue on the operations page', () => {
  const quiet = { waiting: 0, active: 1, delayed: 4, failed: 0, completed: 7, eviction: null };

  test('is counted, and work goes on when it cannot be reached', async () => {
    expect(await read('/operations')).toContain('The queue cannot be reached. Work goes on without it');
    queue = () => Promise.resolve(quiet);
    expect(await read('/operations')).toContain('4 jobs planned for later');
    queue = () => Promise.resolve({ ...quiet, eviction: 'allkeys-lru' });
    expect(await read('/operations')).toContain('Redis may throw jobs away when it is full (allkeys-lru)');
  });

  test('stands beside the workers, their versions and the clocks of their hosts', async () => {
    const { owner, clock } = site.world;
    const at = clock.now();
    const said = { version: '1.2.3', state: 'running', clock: 'right', seconds: 0 };
    const beats = [
      ['host-a-1', at, said],
      ['host-b-2', at, { ...said, clock: 'wrong', seconds: -86_400 }],
      ['host-c-3', new Date(at.getTime() - 600_000), said],
      ['host-d-4', new Date(at.getTime() - 600_000), { ...said, state: 'stopped' }],
      ['host-e-5', new Date(at.getTime() - 90_000_000), said],
    ] as const;
    for (const [worker, heard, detail] of beats)
      await owner.heartbeat.create({ data: { component: 'worker', worker, at: heard, detail } });
    const html = await (await (await visitorAs(site, coordinator)).get('/operations')).text();
    const state = (name: string) =>
      new RegExp(`${name}.*?data-label="State"[^>]*><div[^>]*>(.*?)</div>`, 'su').exec(html)?.[1];
    expect(state('host-a-1')).toContain('Running');
    expect(state('host-b-2')).toContain('Clock wrong');
    expect(html).toContain('86400 seconds fast');
    expect(state('host-c-3')).toContain('Silent');
    expect(state('host-d-4')).toContain('Stopped');
    expect(html).not.toContain('host-e-5');
    expect(html).toContain('1.2.3');
  });
});
