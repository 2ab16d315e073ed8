import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createAttemptLimits } from '#app/store/account/attempt-limits.server.ts';
import { hashPassword, unansweredHash, verifyPassword } from '#app/store/account/passwords.server.ts';
import { signIn } from '#app/usecases/account/sign-in.server.ts';
import { createWorld, type World } from '#tests/support/world.ts';

describe('passwords', () => {
  test('are hashed with argon2id, 64 MiB, three passes, one lane, and a salt of their own', async () => {
    const [one, two] = await Promise.all([hashPassword('the same'), hashPassword('the same')]);
    expect(one).toMatch(/^\$argon2id\$v=19\$m=65536,t=3,p=1\$/u);
    expect(one).not.toBe(two);
    expect(await verifyPassword(one, 'the same')).toBe(true);
    expect(await verifyPassword(one, 'The same')).toBe(false);
  });

  test('cost the same work when there is no account: the stand-in has the same shape, and nothing answers it', async () => {
    const shape = (hash: string) => hash.split('$').map((part, index) => (index < 4 ? part : part.length));
    expect(shape(unansweredHash)).toEqual(shape(await hashPassword('x')));
    expect(await verifyPassword(null, '')).toBe(false);
    expect(await verifyPassword(null, 'password')).toBe(false);
  });
});

describe('signing in', () => {
  let world: World;
  beforeAll(async () => {
    world = await createWorld();
  });
  afterAll(() => world.close());

  const attempt = async (email: string, password: string) =>
    signIn(
      { ...world.deps, limits: createAttemptLimits(world.deps.db), demonstration: false },
      { email, password, clientAddress: '203.0.113.1', formerToken: null, userAgent: null },
    );

  const account = async (email: string, status = 'active') => {
    const { userId } = await world.staff.add('guardian');
    const passwordHash = await hashPassword('open sesame now');
    await world.owner.userAccount.update({
      where: { id: userId },
      data: { email, status, credential: { create: { passwordHash, changedAt: world.clock.now() } } },
    });
  };

  test('does not mind capitals or spaces around the address, and minds every letter of the password', async () => {
    await account('amina@example.org');
    expect((await attempt('  Amina@Example.ORG ', 'open sesame now')).ok).toBe(true);
    expect((await attempt('amina@example.org', 'open sesame now ')).ok).toBe(false);
  });

  test('is refused to an account without a password and to one that was closed', async () => {
    await account('gone@example.org', 'left');
    const { userId } = await world.staff.add('guardian');
    await world.owner.userAccount.update({ where: { id: userId }, data: { email: 'new@example.org' } });
    expect(await attempt('gone@example.org', 'open sesame now')).toEqual({
      ok: false,
      error: { kind: 'wrong' },
    });
    expect(await attempt('new@example.org', '')).toEqual({ ok: false, error: { kind: 'wrong' } });
  });

  test('starts no session when its entry cannot be put on record', async () => {
    await account('unrecorded@example.org');
    await world.owner.$executeRaw`REVOKE EXECUTE ON FUNCTION audit_append FROM app_web`;
    const before = await world.owner.session.count();
    await expect(attempt('unrecorded@example.org', 'open sesame now')).rejects.toThrow();
    expect(await world.owner.session.count()).toBe(before);
    await world.owner.$executeRaw`GRANT EXECUTE ON FUNCTION audit_append TO app_web`;
  });
});
