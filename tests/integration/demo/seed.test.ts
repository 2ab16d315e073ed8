import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { verifyPassword } from '#app/store/account/passwords.server.ts';
import { createDatabase, type Db } from '#app/store/shared/database.server.ts';
import { demoPassword } from '#app/domain/account/demo-password.ts';
import { seedDatabase, type SeedOptions } from '#prisma/seed.ts';
import { createTestDatabase, type TestDatabase } from '#tests/support/database.ts';

const now = new Date('2026-11-24T11:20:00Z');
const key = Buffer.alloc(32, 7).toString('base64');

const optionsFor = ({ ownerUrl, webUrl }: TestDatabase): SeedOptions => ({
  ...{ ownerUrl, webUrl, now, demo: true },
  masterKeys: { masterKey: key, indexKey: key },
});

describe('the demonstration’s data', () => {
  let database: TestDatabase;
  let owner: Db;
  beforeAll(async () => {
    database = await createTestDatabase();
    await seedDatabase(optionsFor(database));
    owner = createDatabase(database.ownerUrl, { max: 2 });
  });
  afterAll(async () => {
    await owner.$disconnect();
    await database.drop();
  });

  const states = async (rows: Promise<readonly { state: string }[]>) =>
    new Set((await rows).map(({ state }) => state));

  test('show cases in every state on every home', async () => {
    expect(await owner.childCase.count()).toBe(30);
    expect(await states(owner.handover.findMany())).toEqual(
      new Set(['sent', 'acknowledged', 'queried', 'accepted', 'refused', 'superseded']),
    );
    expect(await states(owner.guardianOffer.findMany())).toEqual(
      new Set(['offered', 'accepted', 'declined', 'appointed']),
    );
    const overdue = { status: 'open', dueAt: { lt: now } };
    expect(await owner.deadline.count({ where: { ...overdue, isReview: true } })).toBeGreaterThanOrEqual(4);
    const late = await owner.deadline.findMany({
      where: { ...overdue, ruleKey: { startsWith: 'handover.answer' } },
    });
    expect(new Set(late.map(({ dueAt }) => dueAt.getTime())).size).toBeGreaterThanOrEqual(2);
    const amara = await owner.userAccount.findUniqueOrThrow({
      where: { email: 'guardian.amara@example.org' },
      include: { appointments: true },
    });
    expect(amara.appointments.length).toBeGreaterThanOrEqual(3);
  });

  test('say of no reminder that it came late, of no e-mail that it was sent, and leave only the last hour’s owed', async () => {
    expect(await owner.plannedAction.count({ where: { firedLate: true } })).toBe(0);
    const planned = { state: 'planned', fireAt: { lte: now }, deadline: { status: 'open' } };
    expect(await owner.plannedAction.count({ where: planned })).toBe(0);
    expect(await owner.attempt.count()).toBe(0);
    const outbox = await owner.outbox.findMany();
    const hourAgo = now.getTime() - 3_600_000;
    const settled = outbox.filter(({ createdAt }) => createdAt.getTime() < hourAgo);
    expect(new Set(settled.map(({ state, reason }) => `${state}: ${String(reason)}`))).toEqual(
      new Set(['suppressed: demo-history']),
    );
    const owed = outbox.filter((row) => !settled.includes(row));
    expect(owed.filter(({ state }) => state !== 'pending' && state !== 'waiting')).toEqual([]);
  });

  test('can be signed in to by everybody, with one password hashed once', async () => {
    const hashes = new Set((await owner.credential.findMany()).map(({ passwordHash }) => passwordHash));
    expect(await owner.credential.count()).toBe(await owner.userAccount.count());
    expect(hashes.size).toBe(1);
    expect(await verifyPassword([...hashes][0] ?? null, demoPassword)).toBe(true);
  });

  test('keep an audit chain in the order in which things happened', async () => {
    const entries = await owner.auditEntry.findMany({ orderBy: { seq: 'asc' }, select: { at: true } });
    const moments = entries.map(({ at }) => at.getTime());
    expect(moments).toEqual(moments.toSorted((a, b) => a - b));
  });

  test('are left as they are by a second start, with whatever was done since', async () => {
    const before = await owner.caseEvent.count();
    await owner.userAccount.update({
      where: { email: 'guardian.ivo@example.org' },
      data: { status: 'left' },
    });
    await seedDatabase({ ...optionsFor(database), now: new Date(now.getTime() + 86_400_000) } as SeedOptions);
    expect(await owner.caseEvent.count()).toBe(before);
    const ivo = await owner.userAccount.findUniqueOrThrow({ where: { email: 'guardian.ivo@example.org' } });
    expect(ivo.status).toBe('left');
  });
});

test('an interrupted demonstration is refused rather than shown half', async () => {
  const database = await createTestDatabase();
  const owner = createDatabase(database.ownerUrl, { max: 1 });
  await owner.userAccount.create({
    data: {
      id: '0198c0de-0000-4000-8000-000000000001',
      email: 'half@example.org',
      displayName: 'Demo Half Testcase',
      role: 'coordinator',
      createdAt: now,
    },
  });
  await expect(seedDatabase(optionsFor(database))).rejects.toThrow('interrupted');
  await owner.$disconnect();
  await database.drop();
});
