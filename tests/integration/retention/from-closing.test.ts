import { randomUUID } from 'node:crypto';

import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import type { Actor } from '#app/domain/account/actor.ts';
import { reopenClosedCase } from '#app/usecases/case/reopen-case.server.ts';
import { decideErasure } from '#app/usecases/retention/decide-erasure.server.ts';
import { findDueRecords } from '#app/usecases/retention/find-due-records.server.ts';
import { keepRecord } from '#app/usecases/retention/keep-records.server.ts';
import { viewRetention } from '#app/usecases/retention/view-retention.server.ts';
import { aGuardedCase, type ACase } from '#tests/support/a-case.ts';
import { closed } from '#tests/support/a-closing.ts';
import { createWorld, type World } from '#tests/support/world.ts';

describe('from closing a case to erasing its record', () => {
  let world: World;
  let lead: Actor;
  let director: Actor;
  let about: ACase;
  beforeAll(async () => {
    world = await createWorld();
    lead = await world.staff.add('data-protection-lead');
    director = await world.staff.add('director');
    about = await aGuardedCase(world, { child: { birthDate: '2010-05-17' } });
    world.clock.forward(1);
    await closed(world, { caseId: about.caseId, by: about.coordinator });
  });
  afterAll(() => world.close());

  const look = (wall: string) => {
    world.clock.set(wall);
    return findDueRecords({ db: world.worker, newId: randomUUID }, world.clock.now());
  };
  const due = async () => (await viewRetention(world.deps, lead))?.due.map(({ caseId }) => caseId);
  const propose = () =>
    keepRecord(world.deps, lead, about.caseId, { verb: 'propose', basis: 'retention-over' });
  const erasures = (state: string) => world.owner.erasure.count({ where: { caseId: about.caseId, state } });
  const reopen = () =>
    reopenClosedCase(world.deps, about.coordinator, about.caseId, {
      ...{ key: randomUUID(), reason: 'closed-by-mistake', note: 'It was another child.' },
    });

  test('its time comes, and it is put on the list', async () => {
    expect(await look('2035-11-24T09:00')).toBe(0);
    expect(await look('2035-11-24T12:00')).toBe(1);
    expect(await due()).toEqual([about.caseId]);
    expect((await propose()).ok).toBe(true);
  });

  test('opened again, nothing that was decided about its record holds, and its time begins anew', async () => {
    expect((await reopen()).ok).toBe(true);
    expect(await due()).toEqual([]);
    expect([await erasures('proposed'), await erasures('withdrawn')]).toEqual([0, 1]);
    expect(await look('2036-06-01T12:00')).toBe(0);
    expect(await propose()).toEqual({ ok: false, error: { kind: 'still-open' } });
  });

  test('closed anew and its time over, it is erased by two people and opened by nobody', async () => {
    const { owner } = world;
    world.clock.set('2035-11-24T13:00');
    await owner.handover.updateMany({ where: { caseId: about.caseId }, data: { state: 'superseded' } });
    await closed(world, { caseId: about.caseId, by: about.coordinator });
    expect(await look('2041-11-24T12:00')).toBe(0);
    expect(await look('2041-11-24T14:00')).toBe(1);
    expect((await propose()).ok).toBe(true);
    const { id } = await owner.erasure.findFirstOrThrow({
      where: { caseId: about.caseId, state: 'proposed' },
    });
    expect((await decideErasure(world.deps, director, id, 'erase')).ok).toBe(true);
    expect(
      (await owner.childCase.findUniqueOrThrow({ where: { id: about.caseId } })).erasedAt,
    ).not.toBeNull();
    expect(await owner.caseEvent.count({ where: { caseId: about.caseId, noteSealed: { not: null } } })).toBe(
      0,
    );
    expect(await reopen()).toEqual({ ok: false, error: { kind: 'already-erased' } });
  });
});
