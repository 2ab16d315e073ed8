import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { issueAccountToken } from '#app/store/account/account-tokens.server.ts';
import { deleteOldLinks } from '#app/store/account/links.server.ts';
import { password, startSite, type Site } from '#tests/integration/http/site.ts';
import { bare } from '#tests/integration/case/visitors.ts';
import { startEngine, type Engine } from '#tests/support/engine.ts';

let site: Site;
let engine: Engine;
beforeAll(async () => {
  site = await startSite();
  engine = await startEngine(site.world);
});
afterAll(async () => {
  await engine.close();
  await site.close();
});

const chosen = 'tin violin harbour';
const place = (response: Response) => response.headers.get('Location');

/** The secret of the newest link that was posted to this address. */
function newestLink(email: string): string {
  const letters = engine.sink.received.filter(({ to }) => to.includes(email));
  const text = letters.at(-1)?.text ?? '';
  return /choose-password\?link=([\w-]{43})/u.exec(text)?.[1] ?? '';
}

async function asked(email: string) {
  await site.visitor().post('/forgotten-password', { email });
  await engine.send();
  return newestLink(email);
}

describe('a forgotten password', () => {
  test('is answered alike for a known, an unknown and a closed address, after the same statements', async () => {
    const known = await site.addAccount('guardian');
    const closed = await site.addAccount('guardian', { status: 'left' });
    const before = await site.world.owner.auditEntry.count();
    const answers = [];
    for (const email of [known.email, 'nobody@example.org', closed.email]) {
      const visitor = site.visitor();
      const response = await visitor.post('/forgotten-password', { email });
      answers.push({
        status: response.status,
        to: place(response),
        headers: [...response.headers.keys()].sort(),
        page: await bare(await visitor.get(place(response) ?? '')),
      });
    }
    expect(answers[0]?.page.html).toContain('If there is an account with that address');
    expect(answers[1]).toEqual(answers[0]);
    expect(answers[2]).toEqual(answers[0]);
    expect(await site.world.owner.auditEntry.count()).toBe(before + 3);
    expect(site.world.rings.filter((topic) => topic === 'send')).toHaveLength(3);
    const tokens = await site.world.owner.accountToken.findMany();
    expect(tokens.map(({ userId }) => userId)).toEqual([known.actor.userId]);
  });

  test('can be replaced by the link in the e-mail, once, and every session ends', async () => {
    const visitor = await site.signedIn('coordinator');
    const { email, actor } = visitor.account;
    const link = await asked(email);
    const stranger = site.visitor();
    expect(await (await stranger.get(`/choose-password?link=${link}`)).text()).toContain(email);
    const fields = { link, newPassword: chosen };
    expect(place(await stranger.post('/choose-password', fields))).toBe('/sign-in');
    expect(stranger.cookies.has('__Host-sid')).toBe(false);
    expect((await visitor.get('/test/task')).status).toBe(302);
    expect((await site.visitor().post('/sign-in', { email, password })).status).toBe(422);
    expect((await site.visitor().post('/sign-in', { email, password: chosen })).status).toBe(302);
    const again = await stranger.post('/choose-password', { link, newPassword: 'another harbour lantern' });
    expect(await again.text()).toContain('does not work any more');
    const told = await site.world.owner.notice.findMany({ where: { userId: actor.userId } });
    expect(told.map(({ kind }) => kind)).toContain('password-changed');
  });

  test('keeps a bad choice out and the link in force', async () => {
    const { email } = await site.addAccount('guardian');
    const link = await asked(email);
    for (const newPassword of ['short', 'password1234', email.split('@')[0] ?? ''])
      expect((await site.visitor().post('/choose-password', { link, newPassword })).status).toBe(422);
    expect((await site.visitor().post('/choose-password', { link, newPassword: chosen })).status).toBe(302);
  });

  test('is not replaced half an hour later, nor by a link that was never sent', async () => {
    const { email } = await site.addAccount('guardian');
    const link = await asked(email);
    site.world.clock.forward(0.5);
    for (const shown of [link, 'a'.repeat(43), '', "' OR 1=1"]) {
      const page = await site.visitor().get(`/choose-password?link=${encodeURIComponent(shown)}`);
      expect(await page.text()).toContain('This link does not work any more');
      const fields = { link: shown, newPassword: chosen };
      expect((await site.visitor().post('/choose-password', fields)).status).toBe(409);
    }
  });

  test('of somebody who leaves meanwhile stays closed', async () => {
    const { email, actor } = await site.addAccount('guardian');
    const link = await asked(email);
    await site.world.staff.leave(actor);
    const fields = { link, newPassword: chosen };
    expect((await site.visitor().post('/choose-password', fields)).status).toBe(409);
  });

  test('leaves nothing in the database that opens anything', async () => {
    const { email } = await site.addAccount('guardian');
    const link = await asked(email);
    const { owner } = site.world;
    const kept = JSON.stringify(
      [
        await owner.accountToken.findMany(),
        await owner.accountLink.findMany(),
        await owner.outbox.findMany(),
        await owner.auditEntry.findMany(),
      ],
      (_key, value: unknown) => (typeof value === 'bigint' ? Number(value) : value),
    );
    expect(link).toHaveLength(43);
    expect(kept).not.toContain(link);
    expect(site.lines.join()).not.toContain(link);
  });

  test('works by either link when an e-mail may have arrived and is sent again', async () => {
    const { email } = await site.addAccount('guardian');
    engine.sink.failNext(1, 'accept then drop');
    const first = await asked(email);
    site.world.clock.forward(0.1);
    await engine.send();
    const second = newestLink(email);
    expect(new Set(['', first, second]).size).toBe(3);
    const firstTry = { link: first, newPassword: chosen };
    expect((await site.visitor().post('/choose-password', firstTry)).status).toBe(302);
    const fields = { link: second, newPassword: 'another harbour lantern' };
    expect((await site.visitor().post('/choose-password', fields)).status).toBe(409);
  });

  test('is not written of any more once its time is up', async () => {
    const { email, actor } = await site.addAccount('guardian');
    await site.visitor().post('/forgotten-password', { email });
    site.world.clock.forward(1);
    await engine.send();
    expect(newestLink(email)).toBe('');
    const owed = await site.world.owner.outbox.findMany({ where: { userId: actor.userId } });
    expect(owed.map(({ state, reason }) => [state, reason])).toEqual([['suppressed', 'no-longer-needed']]);
  });

  test('cannot be asked for again and again', async () => {
    const { email } = await site.addAccount('guardian');
    const statuses: number[] = [];
    for (let count = 0; count < 5; count++)
      statuses.push((await site.visitor().post('/forgotten-password', { email })).status);
    expect(statuses.slice(0, 3)).toEqual([302, 302, 302]);
    expect(statuses).toContain(429);
  });
});

describe('an invitation', () => {
  const invite = async (email: string, userId: string) => {
    const { clock, deps } = site.world;
    await deps.db.$transaction((tx) =>
      issueAccountToken(tx, { userId, purpose: 'invitation', now: clock.now(), newId: deps.newId }),
    );
    await engine.send();
    return newestLink(email);
  };

  test('lets somebody choose a first password within 72 hours', async () => {
    const { userId } = await site.world.staff.add('guardian');
    const data = { status: 'invited' };
    const { email } = await site.world.owner.userAccount.update({ where: { id: userId }, data });
    const link = await invite(email, userId);
    site.world.clock.forward(71.9);
    expect((await site.visitor().post('/choose-password', { link, newPassword: chosen })).status).toBe(302);
    expect((await site.visitor().post('/sign-in', { email, password: chosen })).status).toBe(302);
  });
});

describe('the database', () => {
  test('lets the web neither make a link nor look at links it was not shown', async () => {
    const { email, actor } = await site.addAccount('guardian');
    await asked(email);
    const { db } = site.world.deps;
    expect(await db.accountLink.count()).toBe(0);
    expect(await db.accountToken.count()).toBe(0);
    const token = await site.world.owner.accountToken.findFirstOrThrow({ where: { userId: actor.userId } });
    await expect(
      db.accountLink.createMany({
        data: [{ tokenHash: 'forged', accountTokenId: token.id, madeAt: site.world.clock.now() }],
      }),
    ).rejects.toThrow();
    const passwordHash = 'forged';
    const { count } = await db.credential.updateMany({
      where: { userId: actor.userId },
      data: { passwordHash },
    });
    expect(count).toBe(0);
  });

  test('forgets links a day after their time', async () => {
    const { email } = await site.addAccount('guardian');
    await asked(email);
    site.world.clock.forward(24 * 5);
    expect(await deleteOldLinks(site.world.worker, site.world.clock.now())).toBeGreaterThan(0);
    expect(await site.world.owner.accountLink.count()).toBe(0);
  });
});
