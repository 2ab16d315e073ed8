import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import type { Actor } from '#app/domain/account/actor.ts';
import { watchCertificates } from '#app/usecases/guardian/watch-certificates.server.ts';

import { textOf } from '../case/visitors.ts';
import { startSite, type Site } from '../http/site.ts';
import type { Visitor } from '../http/visitor.ts';
import { dayIn, posted, whole, type Fields } from './a-profile.ts';

let site: Site;
let admin: Visitor;
/** Again after the clock has moved: what matters most asks who it is. */
async function signIn() {
  admin = await site.signedIn('administrator');
}
beforeAll(async () => {
  site = await startSite();
  await signIn();
});
afterAll(() => site.close());

const pageOf = ({ userId }: Actor) => `/staff/${userId}/profile`;
const edit = (visitor: Visitor, guardian: Actor, fields: Fields) =>
  visitor.post(`${pageOf(guardian)}/edit`, posted(fields));
const aGuardian = () => site.world.staff.add('guardian', { name: 'Gil Guardian' });

describe('a vetting or training that ends', () => {
  const watch = () =>
    watchCertificates({ db: site.world.worker, newId: site.world.deps.newId }, site.world.clock.now());
  const tasksAbout = ({ userId }: Actor) =>
    site.world.owner.task.findMany({
      where: { detail: { path: ['user'], equals: userId } },
      orderBy: { kind: 'asc' },
    });

  test('is asked about once for each date, thirty days ahead, and goes away of itself when it is renewed', async () => {
    site.world.clock.set('2026-11-24T10:00');
    const guardian = await aGuardian();
    const fields = { ...whole, ...dayIn('vetting', '2026-12-25') };
    await signIn();
    await edit(admin, guardian, fields);
    await watch();
    expect(await tasksAbout(guardian)).toEqual([]);
    site.world.clock.set('2026-11-25T00:01');
    expect(await watch()).toBe(1);
    expect(await watch()).toBe(0);
    const [task] = await tasksAbout(guardian);
    expect(task).toMatchObject({ kind: 'vetting-ending', caseId: null, doneAt: null });
    const coordinator = await site.signedIn('coordinator');
    const text = await textOf(await coordinator.get('/tasks'));
    expect(text).toContain('A guardian’s vetting ends');
    expect(text).toContain('The vetting of Gil Guardian is valid to the end of Friday 25 December 2026');
    await signIn();
    expect(await textOf(await admin.get('/staff?role=guardian'))).toContain('Vetting ends in 30 days');

    await edit(admin, guardian, { ...fields, version: '1', ...dayIn('vetting', '2027-06-01') });
    expect(await watch()).toBe(1);
    expect((await tasksAbout(guardian)).map(({ doneAt }) => doneAt)).toEqual([site.world.clock.now()]);
    expect(await textOf(await coordinator.get('/tasks'))).not.toContain('Gil Guardian');

    site.world.clock.set('2027-06-02T09:00');
    expect(await watch()).toBeGreaterThan(0);
    const both = await tasksAbout(guardian);
    expect(both.filter(({ doneAt }) => doneAt === null).map(({ kind }) => kind)).toEqual([
      'training-ending',
      'vetting-ending',
    ]);
    await signIn();
    expect(await textOf(await admin.get(pageOf(guardian)))).toContain('Vetting ended: gets no offers');
  });

  test('of somebody whose account is closed is nobody’s to renew', async () => {
    const leaver = await site.world.staff.guardian({ vettingValidTo: '2027-06-10' });
    await site.world.owner.userAccount.update({
      where: { id: leaver.userId },
      data: { status: 'suspended' },
    });
    await watch();
    expect(await tasksAbout(leaver)).toEqual([]);
  });
});
