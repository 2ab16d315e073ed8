import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import type { Actor, Role } from '#app/domain/account/actor.ts';
import { firstPage } from '#app/domain/shared/key-page.ts';
import { choosePassword } from '#app/usecases/account/choose-password.server.ts';
import { sendOwed } from '#app/usecases/notice/send-owed.server.ts';
import { addColleague, inviteAgain } from '#app/usecases/staff/add-colleague.server.ts';
import { changeAddress } from '#app/usecases/staff/change-email.server.ts';
import { decideOnRequest, viewRequests } from '#app/usecases/staff/decide-request.server.ts';
import { reinstate } from '#app/usecases/staff/reinstate.server.ts';
import { suspendAtOnce } from '#app/usecases/staff/suspend.server.ts';
import { textOf } from '../case/visitors.ts';
import { startSite, type Site } from '../http/site.ts';

let site: Site;
let first: Actor;
let second: Actor;
beforeAll(async () => {
  site = await startSite();
  first = await site.world.staff.add('administrator');
  second = await site.world.staff.add('administrator');
});
afterAll(() => site.close());

const chosen = 'walnut harbour lantern moss';
let made = 0;
const colleague = (role: Role) => ({
  name: 'Test Newcomer',
  email: `Newcomer.${String((made += 1))}@Example.org`,
  role,
  authorityId: null,
  managerId: null,
  organisationId: null,
});

/** Sends what is owed and answers the secrets of the links in it, by address. */
async function deliver(): Promise<ReadonlyMap<string, string>> {
  const secrets = new Map<string, string>();
  const { world } = site;
  await sendOwed({
    db: world.worker,
    newId: world.deps.newId,
    chance: () => 0.5,
    now: () => Promise.resolve(world.clock.now()),
    post: ({ to, secret }) => {
      if (secret !== undefined) secrets.set(to, secret);
      return Promise.resolve({ kind: 'accepted', reason: 'reply-250' });
    },
  });
  return secrets;
}
async function add(role: Role) {
  const wanted = colleague(role);
  const added = await addColleague(site.world.deps, first, wanted);
  if (!added.ok) throw new Error(added.error.kind);
  return { ...added.value, email: wanted.email.toLowerCase() };
}
const account = (id: string) => site.world.owner.userAccount.findUniqueOrThrow({ where: { id } });
const choose = (secret: string | undefined) => choosePassword(site.world.deps, secret ?? '', chosen);
const signIn = async (email: string) =>
  (await site.visitor().post('/sign-in', { email, password: chosen })).status;

describe('a colleague who is added', () => {
  test('gets one link, chooses a password by it, and is in; the link opens nothing twice', async () => {
    const { userId, email, asked } = await add('coordinator');
    expect(asked).toBe(false);
    expect(await account(userId)).toMatchObject({ status: 'invited', role: 'coordinator', email });
    const secret = (await deliver()).get(email);
    expect(secret).toBeDefined();
    expect(await choose(secret)).toMatchObject({ ok: true });
    expect((await account(userId)).status).toBe('active');
    expect(await signIn(email)).toBe(302);
    expect(await choose(secret)).toMatchObject({ error: { kind: 'link-spent' } });
  });

  test('is told of nothing and is nobody until then', async () => {
    const { userId, email } = await add('coordinator');
    const secrets = await deliver();
    site.world.clock.forward(73);
    expect(await choose(secrets.get(email))).toMatchObject({ error: { kind: 'link-spent' } });
    expect((await account(userId)).status).toBe('invited');
    expect(await inviteAgain(site.world.deps, first, userId)).toMatchObject({ ok: true });
    expect(await choose((await deliver()).get(email))).toMatchObject({ ok: true });
    expect(await inviteAgain(site.world.deps, first, userId)).toMatchObject({
      error: { kind: 'not-invited' },
    });
  });

  test('in a role that takes two gets the link when the second person agrees', async () => {
    const { userId, email, asked } = await add('monitor');
    expect(asked).toBe(true);
    expect((await account(userId)).status).toBe('awaiting');
    expect((await deliver()).has(email)).toBe(false);
    const view = await viewRequests(site.world.deps, second, true, firstPage);
    const request = view?.page.rows.find(({ person }) => person.id === userId);
    expect(request).toMatchObject({ kind: 'new', role: 'monitor' });
    expect(await decideOnRequest(site.world.deps, second, request?.id ?? '', true)).toMatchObject({
      ok: true,
    });
    expect(await choose((await deliver()).get(email))).toMatchObject({ ok: true });
    expect((await account(userId)).status).toBe('active');
  });

  test('at a wrong address: a link that went there opens nothing once the address is put right', async () => {
    const { userId, email } = await add('coordinator');
    const wrong = (await deliver()).get(email);
    const right = `right.${email}`;
    expect(await changeAddress(site.world.deps, first, userId, right)).toMatchObject({ ok: true });
    expect(await choose(wrong)).toMatchObject({ error: { kind: 'link-spent' } });
    expect(await choose((await deliver()).get(right))).toMatchObject({ ok: true });
    expect(await signIn(right)).toBe(302);
  });

  test('is refused an address that somebody has, and nobody but an administrator adds one', async () => {
    const wanted = colleague('coordinator');
    await addColleague(site.world.deps, first, wanted);
    expect(await addColleague(site.world.deps, first, wanted)).toMatchObject({
      error: { kind: 'address-taken' },
    });
    const director = await site.world.staff.add('director');
    expect(await addColleague(site.world.deps, director, colleague('coordinator'))).toEqual({
      ok: false,
      error: { kind: 'not-found' },
    });
  });
});

describe('somebody whose account was stolen', () => {
  test('comes back by a new password only', async () => {
    const { userId, email } = await add('coordinator');
    await choose((await deliver()).get(email));
    await suspendAtOnce(site.world.deps, first, userId, 'account-stolen');
    expect(await signIn(email)).toBe(422);
    expect(await reinstate(site.world.deps, first, userId)).toMatchObject({ ok: true });
    expect(await signIn(email)).toBe(422);
    expect(await choose((await deliver()).get(email))).toMatchObject({ ok: true });
    expect(await signIn(email)).toBe(302);
  });

  test('has no link left that was sent before', async () => {
    const { userId, email } = await add('coordinator');
    const secret = (await deliver()).get(email);
    await suspendAtOnce(site.world.deps, first, userId, 'conduct');
    await reinstate(site.world.deps, first, userId);
    expect(await choose(secret)).toMatchObject({ error: { kind: 'link-spent' } });
  });
});

describe('the pages', () => {
  test('add a colleague, say what is wrong beside the field, and send the invitation again', async () => {
    const admin = await site.signedIn('administrator');
    const fields = {
      name: 'Test Page Newcomer',
      email: 'page.newcomer@example.org',
      role: 'coordinator',
      authority: '',
      manager: '',
    };
    for (const wrong of [{ name: '' }, { email: 'nonsense' }, { role: '' }, { role: 'guardian' }])
      expect((await admin.post('/staff/add', { ...fields, ...wrong })).status).toBe(422);
    const added = await admin.post('/staff/add', fields);
    const page = added.headers.get('Location') ?? '';
    expect(page).toMatch(/^\/staff\/[0-9a-f-]{36}$/u);
    expect(await textOf(await admin.get(page))).toContain('Send the invitation again');
    expect((await admin.post(`${page}?index`, { intent: 'invite' })).headers.get('Location')).toBe(page);
    expect((await admin.post('/staff/add', fields)).status).toBe(422);
    expect((await (await site.signedIn('coordinator')).get('/staff/add')).status).toBe(404);
  });
});
