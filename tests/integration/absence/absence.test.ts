import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import type { Actor } from '#app/domain/account/actor.ts';
import { asUser } from '#app/store/shared/database.server.ts';
import { endAbsenceEarly } from '#app/usecases/absence/end-absence.server.ts';
import { recordAbsence } from '#app/usecases/absence/record-absence.server.ts';
import { viewAbsenceOf, viewAbsences } from '#app/usecases/absence/view-absence.server.ts';
import { viewCase } from '#app/usecases/case/view-case.server.ts';
import { aGuardedCase, kent } from '#tests/support/a-case.ts';
import { createWorld, type World } from '#tests/support/world.ts';

let world: World;
let manager: Actor;
beforeAll(async () => {
  world = await createWorld(nowInLondon());
  manager = await world.staff.add('guardian-manager');
});
afterAll(() => world.close());

/** The database's own clock decides what cover sees, so this world's stands with it. */
const nowInLondon = () =>
  new Date().toLocaleString('sv-SE', { timeZone: 'Europe/London' }).slice(0, 16).replace(' ', 'T');
const dayFromNow = (days: number) =>
  new Date(world.clock.now().getTime() + days * 86_400_000).toLocaleDateString('sv-SE', {
    timeZone: 'Europe/London',
  });
const guardian = () => world.staff.guardian({ managerId: manager.userId });
const away = (who: Actor, cover: Actor | null, by = who, [from, to] = [0, 3]) =>
  recordAbsence(world.deps, by, who.userId, {
    from: dayFromNow(from),
    to: dayFromNow(to),
    coverId: cover?.userId ?? null,
  });
const reads = async (who: Actor, caseId: string) =>
  (await viewCase(world.deps, who, { caseId, section: 'due' }, () => Promise.resolve(null))).ok;
const sees = (who: Actor) => asUser(world.deps.db, who.userId, (tx) => tx.child.count());

describe('an absence', () => {
  test('shows cover the child from its first moment, tells them at once, and no longer when it has ended', async () => {
    const [absent, cover] = [await guardian(), await guardian()];
    const { caseId } = await aGuardedCase(world, { guardian: absent });
    expect(await sees(cover)).toBe(0);
    expect(await away(absent, cover)).toEqual({ ok: true, value: undefined });
    expect(await sees(cover)).toBe(1);
    expect(await reads(cover, caseId)).toBe(true);
    const told = { userId: cover.userId, kind: 'cover-arranged' };
    expect(await world.owner.notice.count({ where: told })).toBe(1);
    const own = await viewAbsences(world.deps, cover);
    expect(own?.covering).toMatchObject([{ absent: { id: absent.userId } }]);

    const { id } = await world.owner.absence.findFirstOrThrow({ where: { userId: absent.userId } });
    world.clock.forward(1 / 3_600);
    expect(await endAbsenceEarly(world.deps, absent, id)).toMatchObject({ ok: true });
    await world.owner.$executeRaw`SELECT pg_sleep(1.1)`;
    expect(await sees(cover)).toBe(0);
    expect(await reads(cover, caseId)).toBe(false);
    expect(await endAbsenceEarly(world.deps, absent, id)).toMatchObject({ error: { kind: 'already-done' } });
    const entries = await world.owner.auditEntry.findMany({ where: { subjectId: absent.userId } });
    expect(entries.map(({ action }) => action)).toEqual(['absence.recorded', 'absence.ended']);
  });

  test('is refused without cover while somebody is free, and with cover who may not or is away', async () => {
    const [absent, free, elsewhere] = [await guardian(), await guardian(), await world.staff.guardian()];
    expect(await away(absent, null)).toMatchObject({ error: { kind: 'cover-needed' } });
    for (const cover of [elsewhere, manager, absent])
      expect(await away(absent, cover)).toMatchObject({ error: { kind: 'cover-not-free' } });
    expect(await away(free, absent, free, [2, 2])).toMatchObject({ ok: true });
    expect(await away(absent, free, absent, [1, 3])).toMatchObject({ error: { kind: 'cover-not-free' } });
    expect(await away(absent, free, absent, [3, 4])).toMatchObject({ ok: true });
    expect(await away(absent, free, absent, [4, 5])).toMatchObject({ error: { kind: 'absence-overlaps' } });
  });

  test('needs no cover where nobody could stand in', async () => {
    const alone = await world.staff.add('service-manager');
    expect(await away(alone, null)).toMatchObject({ ok: true });
  });

  test('is taken back before it begins, and the days are free again', async () => {
    const [absent, cover] = [await guardian(), await guardian()];
    await away(absent, cover, absent, [5, 6]);
    const { id } = await world.owner.absence.findFirstOrThrow({ where: { userId: absent.userId } });
    expect(await endAbsenceEarly(world.deps, manager, id)).toMatchObject({ ok: true });
    expect((await viewAbsenceOf(world.deps, absent, absent.userId))?.absences).toEqual([]);
    expect(await away(absent, cover, absent, [5, 6])).toMatchObject({ ok: true });
  });

  test('is recorded by whoever answers for somebody, and by nobody else', async () => {
    const { staff } = world;
    const team = await staff.add('team-manager', { authorityId: kent });
    const worker = await staff.add('social-worker', { authorityId: kent });
    const other = await staff.add('social-worker', { authorityId: kent });
    const glasgow = await staff.add('team-manager', { authorityId: 'S12000049' });
    for (const stranger of [other, glasgow, manager, await staff.add('administrator')]) {
      expect(await away(worker, other, stranger)).toEqual({ ok: false, error: { kind: 'not-found' } });
      expect(await viewAbsenceOf(world.deps, stranger, worker.userId)).toBeNull();
    }
    const forged = asUser(world.deps.db, other.userId, (tx) =>
      tx.absence.createMany({
        data: [
          {
            ...{ id: world.deps.newId(), userId: worker.userId, coverId: other.userId },
            ...{ startsAt: world.clock.now(), endsAt: new Date('2099-01-01'), recordedById: other.userId },
          },
        ],
      }),
    );
    await expect(forged).rejects.toThrow(/row-level security/u);
    expect(await away(worker, other, team)).toMatchObject({ ok: true });
    const people = (await viewAbsences(world.deps, team))?.people.map(({ id }) => id);
    expect(people).toEqual(expect.arrayContaining([worker.userId, other.userId]));
  });
});

describe('who stands in for a guardianship manager', () => {
  test('sees the children of that manager’s guardians, for as long', async () => {
    const next = await world.staff.add('guardian-manager');
    const owned = await world.staff.add('guardian-manager');
    const { caseId } = await aGuardedCase(world, {
      guardian: await world.staff.guardian({ managerId: owned.userId }),
    });
    expect(await reads(next, caseId)).toBe(false);
    expect(await away(owned, next)).toMatchObject({ ok: true });
    expect(await reads(next, caseId)).toBe(true);
    expect(await sees(next)).toBe(1);
  });
});
