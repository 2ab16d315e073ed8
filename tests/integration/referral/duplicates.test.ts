import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import type { Actor } from '#app/domain/account/actor.ts';
import { asUser } from '#app/store/shared/database.server.ts';
import { possibleDuplicates } from '#app/usecases/referral/find-duplicates.server.ts';
import { refer } from '#tests/support/a-referral.ts';
import { createWorld, type World } from '#tests/support/world.ts';

describe('possible duplicates of a case', () => {
  let world: World;
  let coordinator: Actor;
  beforeAll(async () => {
    world = await createWorld();
    coordinator = await world.staff.add('coordinator');
  });
  afterAll(() => world.close());

  const look = (actor: Actor, caseId: string) =>
    asUser(world.deps.db, actor.userId, (tx) => possibleDuplicates(tx, actor, caseId, world.clock.now()));
  const elsewhere = { placeId: 'heathrow-airport' };

  test('are found by a name in another order and shortened, at another place', async () => {
    const one = await refer(world, { child: { name: 'Nguyễn Thị Lan' } });
    const two = await refer(world, {
      ...elsewhere,
      child: { name: 'LAN NGUYEN', language: 'fr', gender: 'girl' },
    });
    const reference = (await world.owner.childCase.findUniqueOrThrow({ where: { id: two.caseId } }))
      .reference;
    expect(await look(coordinator, one.caseId)).toEqual([
      { caseId: two.caseId, reference, reasons: expect.arrayContaining(['name']) as unknown },
    ]);
    expect((await look(coordinator, two.caseId)).map(({ caseId }) => caseId)).toEqual([one.caseId]);
  });

  test('are found by an alias that is the other child’s name', async () => {
    const one = await refer(world, { child: { name: 'Testchild Hazel', aliases: 'Quince Medlar; Sorb' } });
    const two = await refer(world, { ...elsewhere, child: { name: 'Medlar Quince' } });
    expect((await look(coordinator, one.caseId)).map(({ caseId }) => caseId)).toContain(two.caseId);
  });

  test('are found in another script and by another spelling, unless something known speaks against it', async () => {
    const one = await refer(world, { child: { name: 'Мухаммед Тестовский', gender: 'boy' } });
    const latin = await refer(world, {
      ...elsewhere,
      child: { name: 'Mukhammed Testovskiy', gender: 'girl' },
    });
    const heard = await refer(world, { ...elsewhere, child: { name: 'Muhammad Testovski' } });
    await refer(world, { ...elsewhere, child: { name: 'Muhamad Testofski', gender: 'girl' } });
    const found = await look(coordinator, one.caseId);
    // Other cases of this world may be near in place and time; names are what is asked here.
    const byName = found.filter(({ reasons }) => reasons[0]?.startsWith('name'));
    expect(byName.map(({ caseId, reasons }) => [caseId, reasons[0]])).toEqual([
      [latin.caseId, 'name-in-latin'],
      [heard.caseId, 'name-by-sound'],
    ]);
  });

  test('are found without a name by place, day, age, gender and language', async () => {
    const nameless = { name: '', birthDate: null, ageYears: 12, gender: 'girl', language: 'am' } as const;
    const place = { placeId: 'holyhead-port-of' };
    const one = await refer(world, { ...place, child: nameless });
    const two = await refer(world, { ...place, child: { ...nameless, ageYears: 14 } });
    await refer(world, { ...place, child: { ...nameless, ageYears: 15 } });
    expect(await look(coordinator, one.caseId)).toMatchObject([
      { caseId: two.caseId, reasons: ['place-and-time', 'gender', 'age', 'language'] },
    ]);
  });

  test('are open cases only, and nothing is merged or written by looking', async () => {
    const one = await refer(world, { placeId: 'ramsgate', child: { name: 'Testchild Rowan Service' } });
    const two = await refer(world, { placeId: 'teesport', child: { name: 'Rowan Service' } });
    const audited = await world.owner.auditEntry.count();
    expect(await look(coordinator, one.caseId)).toHaveLength(1);
    await world.owner.childCase.update({ where: { id: two.caseId }, data: { status: 'closed' } });
    expect(await look(coordinator, one.caseId)).toEqual([]);
    expect(await world.owner.auditEntry.count()).toBe(audited);
  });

  test('are for those who may read identities nationally, and for nobody else', async () => {
    const one = await refer(world, { placeId: 'manston', child: { name: 'Testchild Aspen' } });
    await refer(world, { placeId: 'purfleet', child: { name: 'Aspen Testchild' } });
    const kent = { authorityId: 'E10000016' };
    for (const role of ['social-worker', 'duty-manager'] as const)
      expect(await look(await world.staff.add(role, kent), one.caseId)).toEqual([]);
    expect(await look(await world.staff.add('monitor'), one.caseId)).toEqual([]);
    expect(await look(await world.staff.guardian(), one.caseId)).toEqual([]);
    expect(await look(await world.staff.add('service-manager'), one.caseId)).toHaveLength(1);
  });

  test('are found by name behind any number of children found at the same place', async () => {
    const place = { placeId: 'rosyth-port-of' };
    const one = await refer(world, { ...place, child: { name: 'Testchild Willow Osier' } });
    const two = await refer(world, { placeId: 'newry', child: { name: 'Osier Willow' } });
    await world.owner.referral.update({
      where: { caseId: two.caseId },
      data: { foundAt: new Date('2026-01-05T08:00:00Z') },
    });
    await world.owner.childCase.update({
      where: { id: two.caseId },
      data: { language: 'fr', gender: 'girl' },
    });
    await crowd(world, one.caseId, 150);
    const [first] = await look(coordinator, one.caseId);
    expect(first).toMatchObject({ caseId: two.caseId, reasons: expect.arrayContaining(['name']) as unknown });
  });

  test('are at most ten, however common the name', async () => {
    const first = await refer(world, { child: { name: 'Common Name' } });
    for (let twins = 0; twins < 12; twins += 1)
      await refer(world, { ...elsewhere, child: { name: 'Common Name' } });
    expect(await look(coordinator, first.caseId)).toHaveLength(10);
  });
});

/** As many nameless children again as told, found with the one of this case. */
async function crowd({ owner }: World, caseId: string, count: number): Promise<void> {
  await owner.$executeRaw`
    WITH numbers AS (SELECT gen_random_uuid() AS child, gen_random_uuid() AS id FROM generate_series(1, ${count}::int)),
    children AS (INSERT INTO child (id, wrapped_key, name_index) SELECT child, '', '{}' FROM numbers),
    cases AS (
      INSERT INTO child_case (id, reference, child_id, status, opened_at, nation, responsible_authority_id,
        immediate_danger, age_years, gender, language, interpreter_needed)
      SELECT n.id, n.id::text, n.child, c.status, c.opened_at, c.nation, c.responsible_authority_id, false,
        c.age_years, c.gender, c.language, true
      FROM numbers n, child_case c WHERE c.id = ${caseId}::uuid)
    INSERT INTO referral (id, reference, case_id, received_at, referrer_kind, referrer_sealed, found_at, place_id,
      indicators, safe_to_contact)
    SELECT n.id, n.id::text, n.id, r.received_at, r.referrer_kind, '', r.found_at, r.place_id, '{}', r.safe_to_contact
    FROM numbers n, referral r WHERE r.case_id = ${caseId}::uuid`;
}
