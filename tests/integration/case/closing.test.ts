import { randomUUID } from 'node:crypto';

import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import type { Actor } from '#app/domain/account/actor.ts';
import { decideClosing, type ClosingDecision } from '#app/usecases/case/decide-closing.server.ts';
import {
  proposeClosing,
  withdrawClosing,
  type ClosingProposal,
} from '#app/usecases/case/propose-closing.server.ts';
import { recordWork } from '#app/usecases/case/record-work.server.ts';
import { aCase, accepted, aGuardedCase, offered, type ACase } from '#tests/support/a-case.ts';
import { proposed } from '#tests/support/a-closing.ts';
import { startEngine, type Engine } from '#tests/support/engine.ts';
import { createWorld, type World } from '#tests/support/world.ts';

import { nobodysId } from './visitors.ts';

let world: World;
let engine: Engine;
let manager: Actor;
let director: Actor;
beforeAll(async () => {
  world = await createWorld();
  engine = await startEngine(world);
  manager = await world.staff.add('service-manager');
  director = await world.staff.add('director');
});
afterAll(async () => {
  await engine.close();
  await world.close();
});

const kindOf = (result: { ok: boolean; error?: { kind: string } }) => result.error?.kind ?? 'done';
const propose = async (about: ACase, changes: Partial<ClosingProposal> = {}, actor = about.coordinator) =>
  kindOf(
    await proposeClosing(world.deps, actor, about.caseId, {
      ...{ key: randomUUID(), reason: 'returned-to-family', other: null, note: 'An aunt was found.' },
      ...changes,
    }),
  );
const decide = async (
  actor: Actor,
  { caseId }: { readonly caseId: string },
  proposal: string,
  changes: Partial<ClosingDecision> = {},
) =>
  kindOf(
    await decideClosing(world.deps, actor, caseId, {
      ...{ key: randomUUID(), proposal, decision: 'close', note: '' },
      ...changes,
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

describe('closing a case', () => {
  let about: ACase;
  let proposal: string;
  beforeAll(async () => {
    about = await aGuardedCase(world);
    world.clock.forward(0.1);
  });

  test('is proposed by a coordinator or a service manager, and by nobody else', async () => {
    const others = [about.guardian, about.worker, director, await world.staff.add('monitor')];
    for (const actor of others)
      expect([actor.role, await propose(about, {}, actor)]).toEqual([actor.role, 'not-found']);
    expect(await propose({ ...about, caseId: nobodysId })).toBe('not-found');
    proposal = await proposed(world, { caseId: about.caseId, by: manager });
    expect(await propose(about)).toBe('closing-proposed-already');
    expect((await rowOf(about)).status).toBe('open');
  });

  test('is told to those who may decide and to those who know the child, without the child', async () => {
    const told = await toldOf(about.caseId, 'closing-proposed');
    expect(told).toEqual(
      expect.arrayContaining([director.userId, about.guardian.userId, about.worker.userId]),
    );
    expect(told).not.toContain(manager.userId);
    const { noteSealed, detail } = await world.owner.caseEvent.findUniqueOrThrow({ where: { id: proposal } });
    expect(detail).toEqual({ reason: 'returned-to-family' });
    expect(noteSealed).not.toContain('aunt');
  });

  test('is decided by somebody else, who may decide', async () => {
    expect(await decide(manager, about, proposal)).toBe('own-proposal');
    expect(await decide(manager, about, proposal, { decision: 'reject' })).toBe('own-proposal');
    for (const actor of [about.coordinator, about.guardian, about.worker, await world.staff.add('monitor')])
      expect([actor.role, await decide(actor, about, proposal)]).toEqual([actor.role, 'not-found']);
    expect(await decide(director, { caseId: nobodysId }, proposal)).toBe('not-found');
    expect(await decide(director, about, nobodysId)).toBe('not-proposed');
    expect((await rowOf(about)).status).toBe('open');
  });

  test('can be rejected, and taken back by whoever proposed it; the case stays as it was', async () => {
    expect(await decide(director, about, proposal, { decision: 'reject', note: 'Not safe.' })).toBe('done');
    expect(await toldOf(about.caseId, 'closing-rejected')).toEqual([manager.userId]);
    expect(await decide(director, about, proposal)).toBe('not-proposed');

    const second = await proposed(world, { caseId: about.caseId, by: about.coordinator });
    const withdraw = async (actor: Actor) =>
      kindOf(await withdrawClosing(world.deps, actor, about.caseId, { key: randomUUID(), proposal: second }));
    expect(await withdraw(manager)).toBe('not-yours');
    expect(await withdraw(about.coordinator)).toBe('done');
    expect(await withdraw(about.coordinator)).toBe('not-proposed');
    expect(await decide(director, about, second)).toBe('not-proposed');
    expect(await world.owner.appointment.count({ where: { caseId: about.caseId, endsAt: null } })).toBe(1);
  });

  test('agreed to, ends the guardianship and every deadline, in one piece and once', async () => {
    proposal = await proposed(world, { caseId: about.caseId, by: about.coordinator });
    const key = randomUUID();
    const running = { caseId: about.caseId, status: { in: ['open', 'paused'] } };
    expect(await world.owner.deadline.count({ where: running })).toBeGreaterThan(0);
    const both = await Promise.all([
      decide(director, about, proposal, { key }),
      decide(director, about, proposal, { key }),
    ]);
    expect(both).toEqual(['done', 'done']);

    expect(await rowOf(about)).toMatchObject({ status: 'closed', closedAt: world.clock.now() });
    expect(await events(about, 'CaseClosed')).toBe(1);
    expect(await world.owner.deadline.count({ where: running })).toBe(0);
    expect(await world.owner.plannedAction.count({ where: { caseId: about.caseId, state: 'planned' } })).toBe(
      0,
    );
    const appointment = await world.owner.appointment.findFirstOrThrow({ where: { caseId: about.caseId } });
    expect(appointment).toMatchObject({ endReason: 'case-closed' });
    expect(await toldOf(about.caseId, 'guardian-ended')).toContain(about.guardian.userId);
    expect(await toldOf(about.caseId, 'guardian-needed')).not.toContain(director.userId);
    expect(await toldOf(about.caseId, 'case-closed')).toEqual(
      expect.arrayContaining([about.coordinator.userId, about.worker.userId]),
    );
    const entry = await world.owner.auditEntry.findFirstOrThrow({
      where: { caseId: about.caseId, action: 'CaseClosed' },
    });
    expect(entry).toMatchObject({ actorId: director.userId });
    expect(entry.detail).toEqual({ event: key, proposal, reason: 'returned-to-family' });
  });

  test('leaves nothing that fires, and nothing that can be recorded', async () => {
    const before = await world.owner.notice.count({ where: { caseId: about.caseId } });
    await engine.runUntil('2027-02-01T12:00');
    expect(await world.owner.notice.count({ where: { caseId: about.caseId } })).toBe(before);
    world.clock.set('2026-11-24T12:00');
    const work = { type: 'VisitRecorded', at: world.clock.now(), note: '' } as const;
    expect(kindOf(await recordWork(world.deps, about.guardian, about.caseId, work))).toBe('not-found');
    expect(await propose(about)).toBe('not-found');
  });

  test('cannot be done by the web past its use case', async () => {
    const open = await aCase(world);
    await expect(
      world.deps.db.$transaction(async (tx) => {
        await tx.$executeRaw`SELECT set_config('app.user_id', ${director.userId}, true)`;
        await tx.$executeRaw`UPDATE child_case SET status = 'closed' WHERE id = ${open.caseId}::uuid`;
      }),
    ).rejects.toThrow(/permission denied/u);
    const alone = await proposed(world, { caseId: (await ready()).caseId, by: manager });
    const { caseId } = await world.owner.caseEvent.findUniqueOrThrow({ where: { id: alone } });
    const { version } = await rowOf({ caseId });
    const [row] = await world.deps.db.$transaction(async (tx) => {
      await tx.$executeRaw`SELECT set_config('app.user_id', ${manager.userId}, true)`;
      return tx.$queryRaw<{ done: boolean }[]>`
        SELECT close_case(${caseId}::uuid, ${alone}::uuid, ${version}::int, now()) AS done`;
    });
    expect(row).toEqual({ done: false });
  });
});

/** Accepted, with a guardian and nothing in the way of closing it. */
const ready = () => aGuardedCase(world);

describe('what stands in the way', () => {
  const close = async (about: ACase) => {
    const proposal = await proposed(world, { caseId: about.caseId, by: about.coordinator });
    return (changes: Partial<ClosingDecision> = {}) => decide(director, about, proposal, changes);
  };
  const missing = (about: ACase, type: 'ChildMissing' | 'ChildFound') =>
    recordWork(world.deps, about.coordinator, about.caseId, { type, at: world.clock.now(), note: '' });

  test('is that the child is missing, for whatever reason and also after the proposal', async () => {
    const about = await ready();
    const agree = await close(about);
    await missing(about, 'ChildMissing');
    expect(await agree()).toBe('obstacles-left');
    expect((await rowOf(about)).status).toBe('open');
    world.clock.forward(0.1);
    await missing(about, 'ChildFound');
    expect(await agree()).toBe('done');
    const gone = await ready();
    await missing(gone, 'ChildMissing');
    for (const reason of ['child-died', 'found-to-be-adult', 'left-uk-safely'] as const)
      expect(await propose(gone, { reason })).toBe('obstacles-left');
  });

  test('is never overtaken: a child reported missing as the case is closed is in an open case', async () => {
    for (let round = 0; round < 4; round++) {
      const about = await ready();
      const agree = await close(about);
      const [agreed, reported] = await Promise.all([agree(), missing(about, 'ChildMissing')]);
      const { status } = await rowOf(about);
      expect([status, agreed, kindOf(reported)]).toEqual(
        status === 'closed' ? ['closed', 'done', 'not-found'] : ['open', 'obstacles-left', 'done'],
      );
      const running = { caseId: about.caseId, status: 'open' };
      if (status === 'closed') expect(await world.owner.deadline.count({ where: running })).toBe(0);
    }
  });

  test('is an open handover, an offer and what is overdue', async () => {
    const waiting = await aCase(world);
    expect(await propose(waiting)).toBe('obstacles-left');
    await accepted(world, waiting);
    await offered(world, waiting);
    expect(await propose(waiting)).toBe('obstacles-left');
    const late = await accepted(world, await aCase(world));
    expect(await propose(late)).toBe('done');
    const proposal = await world.owner.caseEvent.findFirstOrThrow({
      where: { caseId: late.caseId, type: 'ClosingProposed' },
    });
    world.clock.forward(24 * 14);
    expect(await decide(director, late, proposal.id)).toBe('obstacles-left');
    world.clock.forward(-24 * 14);
  });

  test('is the age of a child who did not come of age', async () => {
    expect(await propose(await ready(), { reason: 'came-of-age' })).toBe('under-eighteen');
  });

  test('is that the other case is not open: of two that name each other, one stays', async () => {
    const [one, two] = [await ready(), await ready()];
    const other = async (about: ACase) => ({
      reason: 'recorded-twice' as const,
      other: (await rowOf(about)).reference,
    });
    expect(await propose(one, await other(one))).toBe('other-not-open');
    expect(await propose(one, { reason: 'recorded-twice', other: 'C-0000-0000' })).toBe('other-not-open');
    const first = await proposed(world, { caseId: one.caseId, by: one.coordinator }, await other(two));
    const second = await proposed(world, { caseId: two.caseId, by: two.coordinator }, await other(one));
    const both = await Promise.all([decide(director, one, first), decide(director, two, second)]);
    expect(both.toSorted()).toEqual(['done', 'obstacles-left']);
  });
});
