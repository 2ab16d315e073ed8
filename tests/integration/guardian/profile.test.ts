import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { roles, type Actor } from '#app/domain/account/actor.ts';
import { mayOpen } from '#app/domain/permission/pages.ts';
import { asUser, asWorker } from '#app/store/shared/database.server.ts';
import { rankGuardians } from '#app/usecases/guardian/rank-guardians.server.ts';
import { aCase } from '#tests/support/a-case.ts';

import { nobodysId, textOf, visitorAs } from '../case/visitors.ts';
import { startSite, type Site } from '../http/site.ts';
import type { Visitor } from '../http/visitor.ts';
import { dayIn, posted, whole, type Fields } from './a-profile.ts';

let site: Site;
let manager: Actor;
let [admin, managing]: Visitor[] = [];
/** Again after the clock has moved: what matters most asks who it is. */
async function signIn() {
  admin = await site.signedIn('administrator');
  managing = await visitorAs(site, manager);
}
/** The world's clock stands on Tuesday 24 November 2026, and forward where a test says so. */
beforeAll(async () => {
  site = await startSite();
  manager = await site.world.staff.add('guardian-manager', { name: 'Mia Manager' });
  await signIn();
});
afterAll(() => site.close());

const pageOf = ({ userId }: Actor) => `/staff/${userId}/profile`;
const edit = (visitor: Visitor | undefined, guardian: Actor, fields: Fields) =>
  visitor!.post(`${pageOf(guardian)}/edit`, posted(fields));
const recordOf = ({ userId }: Actor) => site.world.owner.guardianProfile.findUnique({ where: { userId } });
const aGuardian = () => site.world.staff.add('guardian', { managerId: manager.userId, name: 'Gil Guardian' });
const audits = ({ userId }: Actor) =>
  site.world.owner.auditEntry.findMany({
    where: { subjectId: userId, action: { startsWith: 'profile.' } },
    orderBy: { seq: 'asc' },
  });

describe('a new guardian', () => {
  test('is added and led to the profile, and is said to get no offers until there is one', async () => {
    const added = await admin!.post('/staff/add', {
      name: 'Nia New',
      email: 'nia.new@example.org',
      role: 'guardian',
      authority: '',
      manager: manager.userId,
    });
    const next = added.headers.get('Location') ?? '';
    expect(next).toMatch(/^\/staff\/[0-9a-f-]{36}\/profile\/edit$/u);
    const form = await textOf(await admin!.get(next));
    expect(form).toContain('without one they are offered no child');
    const list = await (await admin!.get('/staff?role=guardian')).text();
    expect(list).toContain('No profile yet: gets no offers');
    expect(list).toContain(`href="${next.replace('/edit', '')}"`);
    expect(await textOf(await managing!.get('/guardian'))).toContain('No profile yet: gets no offers');
  });

  test('is matched as soon as an administrator has entered the profile, and it is on record', async () => {
    const [{ caseId }, guardian] = [await aCase(site.world), await aGuardian()];
    const coordinator = await site.world.staff.add('coordinator');
    const matched = () =>
      asUser(site.world.deps.db, coordinator.userId, async (tx) => {
        const found = await rankGuardians(tx, caseId, site.world.clock.now());
        return found.ranked.some(({ candidate }) => candidate.guardianId === guardian.userId);
      });
    expect(await matched()).toBe(false);
    expect((await edit(admin, guardian, whole)).headers.get('Location')).toBe(pageOf(guardian));
    expect(await matched()).toBe(true);
    const text = await textOf(await admin!.get(pageOf(guardian)));
    expect(text).toContain('English, Vietnamese');
    expect(text).toContain('To the end of Monday 27 March 2028');
    const [entry] = await audits(guardian);
    expect(entry).toMatchObject({
      action: 'profile.begun',
      detail: { account: guardian.userId, nations: 'ENG', languages: 'en, vi', vettingValidTo: '2028-03-27' },
    });
    expect(JSON.stringify(entry?.detail)).not.toContain('Gil');
  });
});

describe('the profile', () => {
  test.each(roles)('is read and changed by a %s as the table of rights says', async (role) => {
    const [visitor, guardian] = [await site.signedIn(role), await site.world.staff.guardian()];
    const reads = mayOpen(role, 'staff') ? 200 : 404;
    const keeps = role === 'administrator';
    expect((await visitor.get(pageOf(guardian))).status).toBe(reads);
    expect((await visitor.get(`${pageOf(guardian)}/edit`)).status).toBe(keeps ? 200 : 404);
    const answer = await edit(visitor, guardian, { ...whole, version: '1' });
    expect(answer.status).toBe(keeps ? 302 : 404);
    expect(await audits(guardian)).toHaveLength(keeps ? 1 : 0);
    expect((await visitor.get(`/staff/${nobodysId}/profile`)).status).toBe(404);
  });

  test('is nobody’s who is no guardian', async () => {
    const coordinator = await site.world.staff.add('coordinator');
    expect((await admin!.get(pageOf(coordinator))).status).toBe(404);
    expect((await edit(admin, coordinator, whole)).status).toBe(404);
    expect(await recordOf(coordinator)).toBeNull();
  });

  test.each<[Fields, string]>([
    [dayIn('vetting', '2027-02-30'), 'Enter a real date'],
    [dayIn('training', '2127-02-01'), 'Enter a day within ten years from today'],
    [{ target: '21' }, 'Enter a target that is not above the limit'],
    [{ limit: '51' }, 'Enter 50 or fewer'],
    [{ limit: '-1' }, 'Enter a whole number'],
    [{ target: '' }, 'Enter how many children are the target'],
    [{ nations: [] }, 'Choose one nation or more'],
    [{ nations: 'FRA' }, 'Reload the page and choose again'],
    [{ regions: [] }, 'Choose one region or more'],
    [{ regions: 'Wales' }, 'Choose only regions in the nations chosen above'],
    [{ languages: [] }, 'Choose one language or more'],
    [{ languages: 'mis' }, 'Reload the page and choose again'],
    [{ gender: '' }, 'Choose what the guardian says of their gender'],
    [{ accepting: '' }, 'Choose whether offers can be made now'],
  ])('is refused beside its field and keeps what was typed: %j', async (changes, says) => {
    const guardian = await aGuardian();
    const response = await edit(admin, guardian, { ...whole, limit: '19', ...changes });
    expect(response.status).toBe(422);
    const html = await response.text();
    expect(html).toContain(says);
    if (!('limit' in changes)) expect(html).toMatch(/name="limit"[^>]*value="19"/u);
    if (!('languages' in changes))
      expect(html).toMatch(/checked=""[^>]*value="vi"|value="vi"[^>]*checked=""/u);
    expect(await recordOf(guardian)).toBeNull();
  });

  test('is kept by the guardian’s own manager, but for its dates', async () => {
    const guardian = await aGuardian();
    expect(await textOf(await managing!.get(pageOf(guardian)))).toContain('An administrator begins it');
    expect((await managing!.get(`${pageOf(guardian)}/edit`)).status).toBe(404);
    expect((await edit(managing, guardian, whole)).status).toBe(404);
    await edit(admin, guardian, whole);
    expect(await (await managing!.get('/guardian')).text()).toContain(`href="${pageOf(guardian)}"`);
    const form = await (await managing!.get(`${pageOf(guardian)}/edit`)).text();
    expect(form).not.toContain('vetting.day');
    const changed = { ...whole, ...dayIn('vetting', '2031-01-01'), version: '1', limit: '12' };
    expect((await edit(managing, guardian, changed)).status).toBe(302);
    expect(await recordOf(guardian)).toMatchObject({
      caseloadLimit: 12,
      vettingValidTo: new Date('2028-03-27T00:00:00Z'),
      version: 2,
    });
    expect((await audits(guardian)).at(-1)).toMatchObject({
      action: 'profile.changed',
      detail: { account: guardian.userId, caseloadLimitFrom: '20', caseloadLimit: '12' },
    });
  });

  test('is written over by nobody who has not seen it as it stands', async () => {
    const guardian = await aGuardian();
    await edit(admin, guardian, whole);
    const late = await edit(admin, guardian, { ...whole, limit: '30' });
    expect(late.status).toBe(409);
    expect(await late.text()).toMatch(/name="limit"[^>]*value="30"/u);
    const both = await Promise.all(
      ['11', '12'].map(
        async (limit) => (await edit(admin, guardian, { ...whole, version: '1', limit })).status,
      ),
    );
    expect(both.toSorted()).toEqual([302, 409]);
    const same = await edit(admin, guardian, {
      ...whole,
      version: '2',
      limit: String((await recordOf(guardian))?.caseloadLimit),
    });
    expect(same.status).toBe(422);
    expect(await audits(guardian)).toHaveLength(2);
  });

  test('is changed only by somebody who has proved lately that it is them', async () => {
    const guardian = await aGuardian();
    site.world.clock.forward(11 / 60);
    expect((await admin!.get(`${pageOf(guardian)}/edit`)).headers.get('Location')).toContain(
      '/confirm-it-is-you',
    );
    expect((await edit(admin, guardian, whole)).status).toBe(401);
    expect(await recordOf(guardian)).toBeNull();
    await signIn();
  });
});

describe('one’s own profile', () => {
  const path = '/account/profile';

  test('is read whole, and changed in what the guardian alone knows', async () => {
    const guardian = await aGuardian();
    const visitor = await visitorAs(site, guardian);
    expect(await textOf(await visitor.get(path))).toContain('You are offered no child before');
    expect((await visitor.post(path, { languages: 'en', accepting: 'no', version: '0' })).status).toBe(404);
    await edit(admin, guardian, whole);
    expect(await (await visitor.get('/inbox')).text()).toContain(`href="${path}"`);
    expect(await textOf(await visitor.get(path))).toContain('To the end of Monday 27 March 2028');
    expect((await visitor.get(`${pageOf(guardian)}/edit`)).status).toBe(404);
    const own = {
      languages: ['en', 'ti'],
      accepting: 'no',
      version: '1',
      limit: '1',
      ...dayIn('vetting', '2031-01-01'),
    };
    expect((await visitor.post(path, posted(own))).headers.get('Location')).toBe(path);
    expect(await recordOf(guardian)).toMatchObject({
      languages: ['en', 'ti'],
      acceptingOffers: false,
      caseloadLimit: 20,
      vettingValidTo: new Date('2028-03-27T00:00:00Z'),
    });
    expect((await visitor.post(path, { accepting: 'no', version: '2' })).status).toBe(422);
  });

  test('is no other role’s', async () => {
    for (const role of roles.filter((one) => one !== 'guardian'))
      expect([role, (await (await site.signedIn(role)).get(path)).status]).toEqual([role, 404]);
  });
});

describe('the database itself', () => {
  const write = (actor: Actor, { userId }: Actor, data: Readonly<Record<string, unknown>>) =>
    asUser(site.world.deps.db, actor.userId, async (tx) => {
      const { count } = await tx.guardianProfile.updateMany({ where: { userId }, data });
      return count;
    });

  test('lets nobody else write a profile, and nobody write what is not theirs to say', async () => {
    const { staff } = site.world;
    const guardian = await staff.guardian({ managerId: manager.userId });
    const [coordinator, other] = [await staff.add('coordinator'), await staff.add('guardian-manager')];
    const administrator = await staff.add('administrator');
    const colleague = await staff.guardian();
    for (const actor of [coordinator, other, colleague])
      expect(await write(actor, guardian, { acceptingOffers: false })).toBe(0);
    const until = new Date('2033-01-01T00:00:00Z');
    for (const actor of [manager, guardian])
      await expect(write(actor, guardian, { vettingValidTo: until })).rejects.toThrow(
        /only an administrator/u,
      );
    await expect(write(guardian, guardian, { caseloadLimit: 40 })).rejects.toThrow(
      /changes only what they speak/u,
    );
    expect(await write(administrator, guardian, { vettingValidTo: until })).toBe(1);
    await expect(write(administrator, guardian, { caseloadTarget: 26 })).rejects.toThrow(/caseload/u);
    await expect(write(administrator, guardian, { nations: ['FRA'] })).rejects.toThrow(/nations/u);
    await expect(write(administrator, guardian, { userId: colleague.userId })).rejects.toThrow(/denied/u);
  });

  test('shows a profile to those who match and to those it is about, and to the worker only its dates', async () => {
    const { staff, deps, worker } = site.world;
    const guardian = await staff.guardian({ managerId: manager.userId });
    const seen = (actor: Actor) =>
      asUser(deps.db, actor.userId, (tx) => tx.guardianProfile.count({ where: { userId: guardian.userId } }));
    for (const role of roles.filter((one) => one !== 'guardian' && one !== 'guardian-manager'))
      expect([role, await seen(await staff.add(role))]).toEqual([role, mayOpen(role, 'staff') ? 1 : 0]);
    expect(await seen(manager)).toBe(1);
    expect(await seen(guardian)).toBe(1);
    expect(await seen(await staff.add('guardian-manager'))).toBe(0);
    expect(await seen(await staff.guardian())).toBe(0);
    await expect(
      asWorker(worker, (tx) => tx.$queryRaw`SELECT languages FROM guardian_profile`),
    ).rejects.toThrow(/denied/u);
  });
});
