import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import type { Actor } from '#app/domain/account/actor.ts';
import { asUser, asWorker, createDatabase, assertSafeSession } from '#app/store/shared/database.server.ts';
import { answerHandoverAs } from '#app/usecases/handover/answer-handover.server.ts';
import { refer } from '#tests/support/a-referral.ts';
import { createWorld, type World } from '#tests/support/world.ts';

const kent = 'E10000016';
const glasgow = 'S12000049';

describe('the database itself', () => {
  let world: World;
  let kentWorker: Actor;
  let glasgowWorker: Actor;
  let kentCase: string;
  beforeAll(async () => {
    world = await createWorld();
    kentWorker = await world.staff.add('social-worker', { authorityId: kent });
    glasgowWorker = await world.staff.add('social-worker', { authorityId: glasgow });
    kentCase = (await refer(world)).caseId;
    await refer(world, { placeId: 'glasgow-central-station' });
  });
  afterAll(() => world.close());

  const counts = (actor: Actor) =>
    asUser(world.deps.db, actor.userId, async (tx) => ({
      children: await tx.child.count(),
      cases: await tx.childCase.count(),
      referrals: await tx.referral.count(),
      events: await tx.caseEvent.count(),
      handovers: await tx.handover.count(),
    }));

  test('shows nothing to a session that has not said who it is', async () => {
    const { db } = world.deps;
    expect(await db.child.count()).toBe(0);
    expect(await db.childCase.count()).toBe(0);
    expect(await db.notice.count()).toBe(0);
    expect(await db.auditEntry.count()).toBe(0);
  });

  test('shows a receiving authority the case and its handover, and nothing of the child before it accepts', async () => {
    expect(await counts(kentWorker)).toEqual({
      children: 0,
      cases: 1,
      referrals: 0,
      events: 0,
      handovers: 1,
    });
    const handover = await world.owner.handover.findFirstOrThrow({ where: { caseId: kentCase } });
    expect((await answerHandoverAs(world.deps, glasgowWorker, handover.id, { verb: 'accept' })).ok).toBe(
      false,
    );
    expect((await answerHandoverAs(world.deps, kentWorker, handover.id, { verb: 'accept' })).ok).toBe(true);
    expect(await counts(kentWorker)).toMatchObject({ children: 1, cases: 1, referrals: 1 });
    expect(await counts(glasgowWorker)).toMatchObject({ children: 0, cases: 1, referrals: 0 });
  });

  test('shows a monitor every case and no child', async () => {
    const monitor = await world.staff.add('monitor');
    expect(await counts(monitor)).toMatchObject({ children: 0, cases: 2, referrals: 0 });
  });

  test('shows an administrator no case at all', async () => {
    const administrator = await world.staff.add('administrator');
    expect(await counts(administrator)).toMatchObject({ children: 0, cases: 0, events: 0, handovers: 0 });
  });

  test('shows a suspended account nothing', async () => {
    const gone = await world.staff.add('coordinator');
    expect((await counts(gone)).cases).toBe(2);
    await world.staff.leave(gone);
    expect((await counts(gone)).cases).toBe(0);
  });

  test('lets nobody write into a case that is not theirs', async () => {
    const write = asUser(world.deps.db, glasgowWorker.userId, (tx) =>
      tx.caseEvent.createMany({
        data: [
          {
            id: world.deps.newId(),
            caseId: kentCase,
            type: 'VisitRecorded',
            at: world.clock.now(),
            recordedAt: world.clock.now(),
            actorLabel: 'An intruder',
            detail: {},
          },
        ],
      }),
    );
    await expect(write).rejects.toThrow();
  });

  test('keeps the worker from every sealed field', async () => {
    await expect(asWorker(world.worker, (tx) => tx.child.findMany())).rejects.toThrow();
    await expect(asWorker(world.worker, (tx) => tx.referral.findMany())).rejects.toThrow();
    await expect(asWorker(world.worker, (tx) => tx.credential.findMany())).rejects.toThrow();
    await expect(world.worker.$queryRaw`SELECT note_sealed FROM case_event`).rejects.toThrow();
    await expect(world.worker.$queryRaw`SELECT sealed FROM referral_draft`).rejects.toThrow();
    await expect(world.worker.$queryRaw`SELECT text_sealed FROM handover_message`).rejects.toThrow();
  });

  test('refuses to change, remove or truncate what has happened', async () => {
    await expect(world.owner.$executeRaw`UPDATE audit_entry SET action = 'nothing'`).rejects.toThrow(
      /never changed/u,
    );
    await expect(world.owner.$executeRaw`DELETE FROM case_event`).rejects.toThrow(/never changed/u);
    await expect(world.owner.$executeRaw`TRUNCATE audit_entry`).rejects.toThrow(/never changed/u);
    await expect(world.deps.db.$executeRaw`INSERT INTO audit_entry DEFAULT VALUES`).rejects.toThrow();
  });

  test('refuses a second guardian at the same time, and takes one who follows', async () => {
    const [first, second, third] = [
      await world.staff.guardian(),
      await world.staff.guardian(),
      await world.staff.guardian(),
    ];
    const row = (guardianId: string, startsAt: string, endsAt: string | null) => ({
      id: world.deps.newId(),
      caseId: kentCase,
      guardianId,
      offerId: world.deps.newId(),
      startsAt: new Date(startsAt),
      endsAt: endsAt === null ? null : new Date(endsAt),
      appointedById: kentWorker.userId,
      letterNumber: world.deps.newId(),
    });
    await world.owner.appointment.create({
      data: row(first.userId, '2026-11-24T12:00:00Z', '2026-12-24T12:00:00Z'),
    });
    await world.owner.appointment.create({ data: row(second.userId, '2026-12-24T12:00:00Z', null) });
    await expect(
      world.owner.appointment.create({ data: row(third.userId, '2027-01-24T12:00:00Z', null) }),
    ).rejects.toThrow(/appointment_one_active/u);
  });
});

describe('a database session', () => {
  test('keeps a July instant exactly, though the server stands in another zone', async () => {
    const world = await createWorld();
    const superuser = createDatabase(world.adminUrl);
    const name = new URL(world.adminUrl).pathname.slice(1);
    await superuser.$executeRawUnsafe(
      `ALTER ROLE app_worker IN DATABASE ${name} SET timezone = 'Europe/London'`,
    );
    await superuser.$disconnect();
    const fresh = createDatabase(world.workerUrl);
    const at = new Date('2026-07-14T09:00:00.000Z');
    await fresh.heartbeat.create({ data: { component: 'canary', at, detail: {} } });
    const [kept] = await world.owner.$queryRaw<{ ms: bigint }[]>`
      SELECT (extract(epoch FROM at) * 1000)::bigint AS ms FROM heartbeat WHERE component = 'canary'`;
    expect(Number(kept?.ms)).toBe(at.getTime());
    expect(await fresh.heartbeat.count({ where: { at: { lte: at } } })).toBe(1);
    await fresh.$disconnect();
    await world.close();
  });

  test('is refused to a role that row-level security does not bind', async () => {
    const world = await createWorld();
    await expect(assertSafeSession(world.deps.db)).resolves.toBeUndefined();
    const superuser = createDatabase(world.adminUrl);
    await expect(assertSafeSession(superuser)).rejects.toThrow(/exempt/u);
    await superuser.$disconnect();
    await world.close();
  });
});
