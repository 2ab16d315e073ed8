import { randomUUID } from 'node:crypto';

import { afterEach, beforeEach, describe, expect, test } from 'vitest';

import { triesBeforeTask, waitAfter } from '#app/domain/deadline/setting-aside.ts';
import type { Rulebook } from '#app/domain/rules/rulebook.ts';
import { checkInvariants } from '#app/store/oversight/invariants.server.ts';
import { asWorker } from '#app/store/shared/database.server.ts';
import { fireDue } from '#app/usecases/deadline/fire-due.server.ts';
import { refer } from '#tests/support/a-referral.ts';
import { createWorld, type World } from '#tests/support/world.ts';

describe('an action that cannot be fired', () => {
  let world: World;
  let rulebook: Rulebook;
  beforeEach(async () => {
    world = await createWorld('2026-11-24T10:00');
    rulebook = world.deps.rulebook;
    await world.staff.add('coordinator');
    for (let referred = 0; referred < 4; referred += 1) await refer(world);
    world.clock.set('2026-12-14T12:00');
  });
  afterEach(() => world.close());

  const fire = (book = rulebook) =>
    fireDue({ db: world.worker, newId: randomUUID, rulebook: book }, world.clock.now());
  const without = (key: string): Rulebook => ({
    ...rulebook,
    find: (wanted, version) => (wanted === key ? undefined : rulebook.find(wanted, version)),
  });
  const left = (ruleKey?: string) =>
    world.owner.plannedAction.count({
      where: {
        state: 'planned',
        fireAt: { lte: world.clock.now() },
        ...(ruleKey === undefined ? {} : { deadline: { ruleKey } }),
      },
    });
  const failures = () => world.owner.firingFailure.findMany({ include: { action: true } });
  const tasks = () => world.owner.task.findMany({ where: { kind: 'stuck-action' } });
  const minutes = (count: number) => {
    world.clock.forward(count / 60);
  };
  /** From now on the database refuses every notice of one due action. */
  const spoil = async (): Promise<string> => {
    const { id } = await world.owner.plannedAction.findFirstOrThrow({
      where: { state: 'planned', step: 'due', fireAt: { lte: world.clock.now() }, role: 'responsible' },
      orderBy: { fireAt: 'asc' },
    });
    await world.owner.$executeRawUnsafe(
      `ALTER TABLE planned_action ADD CONSTRAINT spoilt CHECK (id <> '${id}' OR state <> 'fired')`,
    );
    return id;
  };
  const mendIt = () => world.owner.$executeRaw`ALTER TABLE planned_action DROP CONSTRAINT spoilt`;

  test('because the database refuses it, is set aside alone; all others fire in the same sweep', async () => {
    const spoilt = await spoil();
    const due = await left();
    expect(due).toBeGreaterThan(20);
    expect(await fire()).toBe(due);
    expect(await left()).toBe(1);
    const [failure, ...more] = await failures();
    expect(more).toEqual([]);
    expect(failure).toMatchObject({ actionId: spoilt, attempts: 1, fault: 'error-23514', mendedAt: null });
    expect(await fire()).toBe(0);
  });

  test('for want of its rule, is set aside with every other of that rule', async () => {
    const key = 'handover.answer.eng';
    const stuck = await left(key);
    expect(stuck).toBeGreaterThan(1);
    await fire(without(key));
    expect(await left()).toBe(stuck);
    expect(new Set((await failures()).map(({ fault }) => fault))).toEqual(new Set(['rule-missing']));
  });

  test('is tried again after longer and longer, becomes one task for a person, and stays in sight', async () => {
    await spoil();
    for (let tried = 1; tried <= triesBeforeTask + 2; tried += 1) {
      await fire();
      expect((await failures())[0]).toMatchObject({ attempts: tried });
      expect(await tasks()).toHaveLength(tried < triesBeforeTask ? 0 : 1);
      minutes(waitAfter(tried) / 60_000 - 0.5);
      expect(await fire()).toBe(0);
      minutes(0.5);
    }
    const found = await asWorker(world.worker, (tx) => checkInvariants(tx, world.clock.now()));
    const broken = found.filter(({ count }) => count > 0).map(({ name }) => name);
    expect(broken).toEqual(expect.arrayContaining(['planned-and-late', 'firing-fails']));
  });

  test('fires, marked late, once the cause is mended, and settles its task', async () => {
    const spoilt = await spoil();
    for (let tried = 1; tried <= triesBeforeTask; tried += 1) {
      await fire();
      minutes(waitAfter(tried) / 60_000);
    }
    await mendIt();
    expect(await fire()).toBe(1);
    const action = await world.owner.plannedAction.findUniqueOrThrow({ where: { id: spoilt } });
    expect(action).toMatchObject({ state: 'fired', firedLate: true });
    expect((await failures())[0]?.mendedAt).toEqual(world.clock.now());
    expect((await tasks())[0]?.doneAt).toEqual(world.clock.now());
  });

  test('counts once though two sweepers meet it at once, and nothing fires twice', async () => {
    await spoil();
    await Promise.all([fire(), fire(), fire()]);
    await fire();
    expect(await left()).toBe(1);
    expect((await failures()).map(({ attempts }) => attempts)).toEqual([1]);
    const fired = await world.owner.plannedAction.count({ where: { state: 'fired' } });
    const kinds = ['DeadlineReminded', 'DeadlineFellDue', 'DeadlineOverdue', 'EscalationRaised'];
    expect(await world.owner.caseEvent.count({ where: { type: { in: kinds } } })).toBe(fired);
    expect(await world.owner.auditEntry.count({ where: { action: { in: kinds } } })).toBe(fired);
  });

  test('is not what a full disk leaves behind: all wait as they are', async () => {
    const due = await left();
    await world.owner.$executeRaw`CREATE FUNCTION cut() RETURNS trigger LANGUAGE plpgsql AS
      $$BEGIN RAISE EXCEPTION 'the disk is full' USING ERRCODE = '53100'; END$$`;
    await world.owner
      .$executeRaw`CREATE TRIGGER cut BEFORE INSERT ON notice FOR EACH ROW EXECUTE FUNCTION cut()`;
    await expect(fire()).rejects.toThrow();
    expect(await failures()).toEqual([]);
    expect(await left()).toBe(due);
    await world.owner.$executeRaw`DROP TRIGGER cut ON notice`;
    expect(await fire()).toBe(due);
  });

  test('is not what a lost connection leaves behind', async () => {
    const due = await left();
    await world.owner.$executeRaw`CREATE FUNCTION cut() RETURNS trigger LANGUAGE plpgsql AS
      $$BEGIN PERFORM pg_terminate_backend(pg_backend_pid()); RETURN NEW; END$$`;
    await world.owner
      .$executeRaw`CREATE TRIGGER cut BEFORE INSERT ON notice FOR EACH ROW EXECUTE FUNCTION cut()`;
    await expect(fire()).rejects.toThrow();
    expect(await failures()).toEqual([]);
    await world.owner.$executeRaw`DROP TRIGGER cut ON notice`;
    expect(await fire()).toBe(due);
  });

  test('is not what a lost race leaves behind: it is run again at once', async () => {
    const due = await left();
    await world.owner.$executeRaw`CREATE SEQUENCE races`;
    await world.owner.$executeRaw`GRANT USAGE ON SEQUENCE races TO app_worker`;
    await world.owner.$executeRaw`CREATE FUNCTION race() RETURNS trigger LANGUAGE plpgsql AS
      $$BEGIN IF nextval('races') <= 2 THEN RAISE EXCEPTION 'a race' USING ERRCODE = '40P01'; END IF; RETURN NEW; END$$`;
    await world.owner
      .$executeRaw`CREATE TRIGGER race BEFORE INSERT ON notice FOR EACH ROW EXECUTE FUNCTION race()`;
    expect(await fire()).toBe(due);
    expect(await failures()).toEqual([]);
  });
});
