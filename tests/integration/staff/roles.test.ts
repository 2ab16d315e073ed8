import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import type { Actor, Role } from '#app/domain/account/actor.ts';
import { asUser } from '#app/store/shared/database.server.ts';
import { changeAddress } from '#app/usecases/staff/change-email.server.ts';
import { changeRole } from '#app/usecases/staff/change-role.server.ts';
import {
  decideOnRequest,
  viewRequests,
  withdrawOwnRequest,
} from '#app/usecases/staff/decide-request.server.ts';
import { suspendAtOnce, suspendLeaver } from '#app/usecases/staff/suspend.server.ts';
import { firstPage } from '#app/domain/shared/key-page.ts';
import { aGuardedCase, kent } from '#tests/support/a-case.ts';
import { createWorld, type World } from '#tests/support/world.ts';

let world: World;
let first: Actor;
let second: Actor;
let director: Actor;
beforeAll(async () => {
  world = await createWorld();
  first = await world.staff.add('administrator');
  second = await world.staff.add('administrator');
  director = await world.staff.add('director');
});
afterAll(() => world.close());

const account = ({ userId }: Actor) => world.owner.userAccount.findUniqueOrThrow({ where: { id: userId } });
const to = (role: Role, more: { authorityId?: string; managerId?: string } = {}) => ({
  role,
  authorityId: more.authorityId ?? null,
  managerId: more.managerId ?? null,
  organisationId: null,
});
const newest = async () => (await viewRequests(world.deps, second, true, firstPage))!.page.rows[0]!;
const newSession = async ({ userId }: Actor) => {
  const [id, at] = [world.deps.newId(), world.clock.now()];
  const times = { createdAt: at, lastSeenAt: at, authenticatedAt: at };
  const expiresAt = new Date(at.getTime() + 3_600_000);
  await world.owner.session.create({ data: { id, tokenHash: id, userId, expiresAt, ...times } });
  return async () => (await world.owner.session.findUniqueOrThrow({ where: { id } })).endedAt === null;
};

describe('another role', () => {
  test('ends their sessions and is told to the service managers and to the person', async () => {
    const manager = await world.staff.add('service-manager');
    const coordinator = await world.staff.add('coordinator');
    const isOpen = await newSession(coordinator);
    const result = await changeRole(
      world.deps,
      first,
      coordinator.userId,
      to('team-manager', { authorityId: kent }),
    );
    expect(result).toEqual({ ok: true, value: 'changed' });
    expect(await account(coordinator)).toMatchObject({ role: 'team-manager', authorityId: kent });
    expect(await isOpen()).toBe(false);
    for (const { userId } of [manager, coordinator])
      expect(await world.owner.notice.count({ where: { userId, kind: 'staff-changed' } })).toBe(1);
    const entry = await world.owner.auditEntry.findFirstOrThrow({
      where: { action: 'account.placed', subjectId: coordinator.userId },
    });
    expect(entry.detail).toMatchObject({ from: 'coordinator', to: 'team-manager', authority: kent });
  });

  test('is refused while children would be left with somebody who may not see them; another manager is not', async () => {
    const [joy, kit] = [await world.staff.add('guardian-manager'), await world.staff.add('guardian-manager')];
    const guardian = await world.staff.guardian({ managerId: joy.userId });
    await aGuardedCase(world, { guardian });
    const change = (wanted: ReturnType<typeof to>) => changeRole(world.deps, first, guardian.userId, wanted);
    expect(await change(to('coordinator'))).toMatchObject({ error: { kind: 'children-left' } });
    const isOpen = await newSession(guardian);
    expect(await change(to('guardian', { managerId: kit.userId }))).toMatchObject({ value: 'changed' });
    expect(await isOpen()).toBe(true);
    expect((await account(guardian)).managerId).toBe(kit.userId);
  });

  test.each([
    ['social-worker', {}, 'authority-needed'],
    ['guardian', {}, 'manager-needed'],
    ['guardian', { managerId: 'director' }, 'not-their-manager'],
    ['coordinator', {}, 'nothing-changed'],
  ] as const)('as %s with %o is refused: %s', async (role, more, kind) => {
    const person = await world.staff.add('coordinator');
    const wanted = to(role, 'managerId' in more ? { managerId: director.userId } : {});
    expect(await changeRole(world.deps, first, person.userId, wanted)).toMatchObject({ error: { kind } });
  });

  test('is nobody’s to give but an administrator’s, and never to oneself', async () => {
    const person = await world.staff.add('coordinator');
    for (const asker of [director, person, await world.staff.add('service-manager')])
      expect(await changeRole(world.deps, asker, person.userId, to('service-manager'))).toEqual({
        ok: false,
        error: { kind: 'not-found' },
      });
    expect(await changeRole(world.deps, first, first.userId, to('director'))).toMatchObject({
      error: { kind: 'own-account' },
    });
    expect(await suspendAtOnce(world.deps, first, first.userId, 'conduct')).toMatchObject({
      error: { kind: 'own-account' },
    });
  });
});

describe('a role that takes two', () => {
  test.each(['administrator', 'data-protection-lead', 'director', 'monitor'] as const)(
    '%s is given when another administrator or the director agrees',
    async (role) => {
      const person = await world.staff.add('coordinator');
      const isOpen = await newSession(person);
      expect(await changeRole(world.deps, first, person.userId, to(role))).toMatchObject({ value: 'asked' });
      expect((await account(person)).role).toBe('coordinator');
      expect(await changeRole(world.deps, first, person.userId, to(role))).toMatchObject({
        error: { kind: 'request-waits' },
      });
      const { id } = await newest();
      expect(await decideOnRequest(world.deps, first, id, true)).toMatchObject({
        error: { kind: 'own-request' },
      });
      expect(await decideOnRequest(world.deps, person, id, true)).toMatchObject({
        error: { kind: 'not-found' },
      });
      expect(await isOpen()).toBe(true);
      expect(await decideOnRequest(world.deps, director, id, true)).toMatchObject({ ok: true });
      expect((await account(person)).role).toBe(role);
      expect(await isOpen()).toBe(false);
      expect(await decideOnRequest(world.deps, second, id, false)).toMatchObject({
        error: { kind: 'not-pending' },
      });
    },
  );

  test('changes nothing when it is refused or taken back', async () => {
    const person = await world.staff.add('coordinator');
    await changeRole(world.deps, first, person.userId, to('director'));
    expect(await decideOnRequest(world.deps, second, (await newest()).id, false)).toMatchObject({ ok: true });
    await changeRole(world.deps, first, person.userId, to('monitor'));
    const { id } = await newest();
    expect(await withdrawOwnRequest(world.deps, second, id)).toMatchObject({ error: { kind: 'not-found' } });
    expect(await withdrawOwnRequest(world.deps, first, id)).toMatchObject({ ok: true });
    expect((await account(person)).role).toBe('coordinator');
  });

  test('is not given by the database to one person, whatever the code asks', async () => {
    const person = await world.staff.add('coordinator');
    const raise = asUser(world.deps.db, first.userId, (tx) =>
      tx.userAccount.updateMany({ where: { id: person.userId }, data: { role: 'director' } }),
    );
    await expect(raise).rejects.toThrow(/two people/u);
    const byOthers = await asUser(world.deps.db, director.userId, (tx) =>
      tx.userAccount.updateMany({ where: { id: person.userId }, data: { role: 'service-manager' } }),
    );
    const ofOneself = await asUser(world.deps.db, first.userId, (tx) =>
      tx.userAccount.updateMany({ where: { id: first.userId }, data: { role: 'coordinator' } }),
    );
    expect([byOthers.count, ofOneself.count]).toEqual([0, 0]);
    const forged = asUser(world.deps.db, first.userId, (tx) =>
      tx.userAccount.createMany({
        data: [
          {
            ...{ id: world.deps.newId(), email: 'forged@example.org', displayName: 'Test Forged' },
            ...{ role: 'director', status: 'active', createdAt: world.clock.now() },
          },
        ],
      }),
    );
    await expect(forged).rejects.toThrow();
  });
});

describe('an e-mail address', () => {
  test('is changed by an administrator, signs out, and stands in no audit entry', async () => {
    const person = await world.staff.add('coordinator');
    const isOpen = await newSession(person);
    const address = ' New.Address@Example.org ';
    expect(await changeAddress(world.deps, first, person.userId, address)).toMatchObject({
      value: 'changed',
    });
    expect((await account(person)).email).toBe('new.address@example.org');
    expect(await isOpen()).toBe(false);
    const entries = await world.owner.auditEntry.findMany({ where: { subjectId: person.userId } });
    expect(JSON.stringify(entries.map(({ detail }) => detail))).not.toContain('new.address');
    const other = await world.staff.add('coordinator');
    expect(await changeAddress(world.deps, first, other.userId, address)).toMatchObject({
      error: { kind: 'address-taken' },
    });
  });

  test('of somebody whose role takes two is changed by two: it opens the account', async () => {
    const lead = await world.staff.add('data-protection-lead');
    const before = (await account(lead)).email;
    expect(await changeAddress(world.deps, first, lead.userId, 'lead@example.org')).toMatchObject({
      value: 'asked',
    });
    expect((await account(lead)).email).toBe(before);
    expect(await decideOnRequest(world.deps, second, (await newest()).id, true)).toMatchObject({ ok: true });
    expect((await account(lead)).email).toBe('lead@example.org');
  });
});

describe('the last administrator', () => {
  test('stays, when two close each other at the same moment', async () => {
    const small = await createWorld();
    const [one, other] = [await small.staff.add('administrator'), await small.staff.add('administrator')];
    const results = await Promise.allSettled([
      suspendLeaver(small.deps, one, other.userId, 'left'),
      suspendLeaver(small.deps, other, one.userId, 'left'),
    ]);
    const active = await small.owner.userAccount.count({
      where: { role: 'administrator', status: 'active' },
    });
    expect(active).toBe(1);
    const done = results.filter((result) => result.status === 'fulfilled' && result.value.ok);
    expect(done).toHaveLength(1);
    const suspend = asUser(small.deps.db, one.userId, (tx) =>
      tx.userAccount.updateMany({ where: { status: 'active' }, data: { status: 'suspended' } }),
    );
    await suspend.catch(() => undefined);
    expect(await small.owner.userAccount.count({ where: { role: 'administrator', status: 'active' } })).toBe(
      1,
    );
    await small.close();
  });
});
