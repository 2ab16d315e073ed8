import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { password, startSite, type Site } from '#tests/integration/http/site.ts';
import { codeAt, keyOn, recoveryCodesOn } from '#tests/support/authenticator.ts';

let site: Site;
beforeAll(async () => {
  site = await startSite();
});
afterAll(() => site.close());

const place = (response: Response) => response.headers.get('Location');
const now = () => site.world.clock.now();

/** Somebody with an authenticator app, whose session is open. */
async function enrolled() {
  const visitor = await site.signedIn('coordinator');
  const key = keyOn(await (await visitor.get('/set-up-sign-in/authenticator')).text());
  const made = await visitor.post('/set-up-sign-in/authenticator', { code: await codeAt(key, now()) });
  return { visitor, key, codes: recoveryCodesOn(await made.text()), userId: visitor.account.actor.userId };
}

const pendingAbout = (userId: string) =>
  site.world.owner.staffRequest.findFirstOrThrow({ where: { userId, state: 'pending' } });

describe('whoever has lost every way to sign in', () => {
  test('begins anew once an administrator has asked and another agrees, and is told both times', async () => {
    const { visitor, userId, codes } = await enrolled();
    const admin = await site.signedIn('administrator');
    const second = await site.signedIn('administrator');
    const address = `/staff/${userId}/lost-factor`;
    expect((await admin.get(address)).status).toBe(200);
    expect((await admin.post(address)).status).toBe(422);
    expect(place(await admin.post(address, { sure: 'yes' }))).toBe(`/staff/${userId}`);
    expect((await visitor.get('/test/task')).status).toBe(200);

    const { id } = await pendingAbout(userId);
    expect((await admin.post(`/staff/requests/${id}`, { decision: 'agree' })).status).toBe(409);
    expect((await visitor.get('/test/task')).status).toBe(200);
    expect((await second.post(`/staff/requests/${id}`, { decision: 'agree' })).status).toBe(302);

    expect((await visitor.get('/test/task')).status).toBe(302);
    const { owner } = site.world;
    expect(await owner.authenticatorApp.count({ where: { userId, removedAt: null } })).toBe(0);
    expect(await owner.recoveryCode.count({ where: { userId, spentAt: null } })).toBe(0);
    expect(codes).toHaveLength(10);
    const told = await owner.notice.findMany({ where: { userId }, orderBy: { createdAt: 'asc' } });
    expect(told.map(({ kind }) => kind).sort()).toEqual([
      'factor-added',
      'factor-removal-asked',
      'factor-removed',
    ]);

    await owner.$executeRaw`ALTER TABLE session DISABLE TRIGGER past_second_step`;
    const again = site.visitor();
    await again.post('/sign-in', { email: visitor.account.email, password });
    expect(place(await again.get('/test/task'))).toContain('/set-up-sign-in');
    await owner.$executeRaw`ALTER TABLE session ENABLE TRIGGER past_second_step`;
  });

  test('keeps what they have when the second person refuses', async () => {
    const { visitor, userId } = await enrolled();
    const admin = await site.signedIn('administrator');
    const second = await site.signedIn('administrator');
    await admin.post(`/staff/${userId}/lost-factor`, { sure: 'yes' });
    const { id } = await pendingAbout(userId);
    expect((await second.post(`/staff/requests/${id}`, { decision: 'refuse' })).status).toBe(302);
    expect((await visitor.get('/test/task')).status).toBe(200);
    const where = { userId, confirmedAt: { not: null }, removedAt: null };
    expect(await site.world.owner.authenticatorApp.count({ where })).toBe(1);
  });

  test('cannot be helped by themselves, by nobody in particular, nor where nothing is lost', async () => {
    const { userId } = await enrolled();
    const admin = await site.signedIn('administrator');
    const own = admin.account.actor.userId;
    expect((await admin.post(`/staff/${own}/lost-factor`, { sure: 'yes' })).status).not.toBe(302);
    const guardian = await site.signedIn('guardian');
    expect((await guardian.post(`/staff/${userId}/lost-factor`, { sure: 'yes' })).status).toBe(404);
    const bare = await site.addAccount('guardian');
    const response = await admin.post(`/staff/${bare.actor.userId}/lost-factor`, { sure: 'yes' });
    expect(response.status).toBe(409);
    expect(await response.text()).toContain('no passkey and no app to lose');
  });

  test('is not helped by the database role of the web either, without two people', async () => {
    const { userId } = await enrolled();
    const { db } = site.world.deps;
    const removed = await db.authenticatorApp.updateMany({ where: { userId }, data: { removedAt: now() } });
    expect(removed.count).toBe(0);
  });
});
