import { randomUUID } from 'node:crypto';

import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import type { Actor } from '#app/domain/account/actor.ts';
import { firstPage } from '#app/domain/shared/key-page.ts';
import { reopenClosedCase } from '#app/usecases/case/reopen-case.server.ts';
import { answerHandoverAs } from '#app/usecases/handover/answer-handover.server.ts';
import { viewNational } from '#app/usecases/oversight/view-national.server.ts';
import { aCase, aGuardedCase, appointed, type ACase } from '#tests/support/a-case.ts';
import { closed } from '#tests/support/a-closing.ts';
import { createWorld, type World } from '#tests/support/world.ts';

import { nobodysId } from './visitors.ts';

let world: World;
let director: Actor;
beforeAll(async () => {
  world = await createWorld();
  director = await world.staff.add('director');
});
afterAll(() => world.close());

const kindOf = (result: { ok: boolean; error?: { kind: string } }) => result.error?.kind ?? 'done';
const reopen = async (about: ACase, key: string = randomUUID(), actor = about.coordinator) =>
  kindOf(
    await reopenClosedCase(world.deps, actor, about.caseId, {
      ...{ key, reason: 'child-is-back', note: 'He rang from Dover.' },
    }),
  );
const rowOf = ({ caseId }: { readonly caseId: string }) =>
  world.owner.childCase.findUniqueOrThrow({ where: { id: caseId } });
const events = ({ caseId }: { readonly caseId: string }, type: string) =>
  world.owner.caseEvent.count({ where: { caseId, type } });
const toldOf = async (caseId: string, kind: string) =>
  (await world.owner.notice.findMany({ where: { caseId, kind }, select: { userId: true } })).map(
    ({ userId }) => userId,
  );
const running = async ({ caseId }: { readonly caseId: string }) =>
  (
    await world.owner.deadline.findMany({
      where: { caseId, status: 'open' },
      select: { ruleKey: true },
      orderBy: { ruleKey: 'asc' },
    })
  ).map(({ ruleKey }) => ruleKey);

describe('opening a closed case again', () => {
  let about: ACase;
  beforeAll(async () => {
    about = await aGuardedCase(world);
    await closed(world, { caseId: about.caseId, by: about.coordinator });
    world.clock.forward(1);
  });

  test('is for a coordinator or a service manager, and of a closed case', async () => {
    for (const actor of [
      about.guardian,
      about.worker,
      director,
      await world.staff.add('data-protection-lead'),
    ])
      expect([actor.role, await reopen(about, undefined, actor)]).toEqual([actor.role, 'not-found']);
    expect(await reopen(await aGuardedCase(world))).toBe('case-not-closed');
    expect(await reopen({ ...about, caseId: nobodysId })).toBe('not-found');
  });

  test('begins it as a referral does, once: a handover, every clock, and a guardian is needed', async () => {
    const fresh = await aCase(world);
    const started = await running(fresh);
    expect(started.length).toBeGreaterThan(3);
    const key = randomUUID();
    const lookedFor = await world.staff.add('coordinator');
    expect(await Promise.all([reopen(about, key), reopen(about, key)])).toEqual(['done', 'done']);
    expect(await reopen(about)).toBe('case-not-closed');

    expect(await rowOf(about)).toMatchObject({
      status: 'open',
      closedAt: null,
      responsibilityAcceptedAt: null,
      workerId: null,
    });
    expect(await running(about)).toEqual(started);
    expect(await world.owner.handover.count({ where: { caseId: about.caseId, state: 'sent' } })).toBe(1);
    expect(await toldOf(about.caseId, 'guardian-needed')).toContain(lookedFor.userId);
    expect(await toldOf(about.caseId, 'handover-sent')).toContain(about.worker.userId);
    const asked = {
      list: 'without-guardian',
      filter: { nation: null, authorityId: null, delay: null },
    } as const;
    const national = await viewNational(world.deps, lookedFor, {
      ...asked,
      asked: firstPage,
    });
    expect(national?.page.rows.map(({ caseId }) => caseId)).toContain(about.caseId);
  });

  test('lets it be worked and closed anew, by two', async () => {
    const { id } = await world.owner.handover.findFirstOrThrow({
      where: { caseId: about.caseId, state: 'sent' },
    });
    expect(kindOf(await answerHandoverAs(world.deps, about.worker, id, { verb: 'accept' }))).toBe('done');
    await appointed(world, about);
    world.clock.forward(0.1);
    await closed(world, { caseId: about.caseId, by: about.coordinator });
    expect((await rowOf(about)).status).toBe('closed');
    expect([await events(about, 'CaseClosed'), await events(about, 'CaseReopened')]).toEqual([2, 1]);
  });

  test('tells those who had closed it', async () => {
    const [shut] = await world.owner.caseEvent.findMany({
      where: { caseId: about.caseId, type: 'CaseClosed' },
      orderBy: { recordedAt: 'asc' },
    });
    expect(await toldOf(about.caseId, 'case-reopened')).toEqual([shut?.actorId]);
  });
});
