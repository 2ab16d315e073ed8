import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { demoPassword } from '#app/domain/account/demo-password.ts';
import { deleteUnconfirmed } from '#app/store/account/authenticators.server.ts';
import { askForTheSecondStep, password, startSite, type Site } from '#tests/integration/http/site.ts';
import { testBuild } from '#tests/integration/http/build.ts';
import { codeAt, keyOn, recoveryCodesOn } from '#tests/support/authenticator.ts';

let site: Site;
beforeAll(async () => {
  site = await startSite();
  await askForTheSecondStep(site);
});
afterAll(() => site.close());

const place = (response: Response) => response.headers.get('Location');
const seconds = (count: number) => site.world.clock.forward(count / 3600);
const now = () => site.world.clock.now();

/** Somebody who has just set up an authenticator app, with what they keep. */
async function enrolled() {
  const visitor = await site.signedIn('coordinator');
  const html = await (await visitor.get('/set-up-sign-in/authenticator')).text();
  const key = keyOn(html);
  const response = await visitor.post('/set-up-sign-in/authenticator', { code: await codeAt(key, now()) });
  return { ...visitor, key, codes: recoveryCodesOn(await response.text()) };
}

/** A visitor whose password was right, for an account that has a second factor. */
async function halfWay(email: string) {
  const visitor = site.visitor();
  await visitor.post('/sign-in', { email, password });
  return visitor;
}

describe('whoever has no second factor', () => {
  test('is led to setting one up, and back to where they were going', async () => {
    const visitor = await site.signedIn('coordinator');
    expect(place(await visitor.get('/test/task?page=2'))).toBe(
      '/set-up-sign-in?next=%2Ftest%2Ftask%3Fpage%3D2',
    );
    expect((await visitor.get('/set-up-sign-in')).status).toBe(200);
    expect(place(await visitor.get('/second-step'))).toContain('/set-up-sign-in');
  });

  test('reaches no route of the build but that and signing out, by reading or by posting', async () => {
    const visitor = await site.signedIn('administrator');
    const { routes } = await testBuild();
    const id = '11111111-1111-4111-8111-111111111111';
    const pathOf = (routeId: string): string => {
      const { path = '', parentId } = routes[routeId] ?? {};
      const above = parentId === undefined ? '' : pathOf(parentId);
      return `${above}/${path}`.replaceAll(/\/+/gu, '/');
    };
    const open =
      /^\/(|sign-in.*|sign-out|forgotten-password|choose-password|set-up-sign-in.*|second-step|passkey-options|still-here|referral.*|test\/(broken|rendering|resource))$/u;
    const paths = Object.keys(routes)
      .filter((routeId) => routeId !== 'root')
      .map((routeId) =>
        pathOf(routeId)
          .replaceAll(/:(\w+)\?/gu, 'waiting')
          .replaceAll(/:\w+/gu, id)
          .replace(/(.)\/$/u, '$1'),
      )
      .filter((path) => !open.test(path) && !path.includes('*'));
    expect(paths.length).toBeGreaterThan(50);
    for (const path of new Set(paths)) {
      const read = await visitor.get(path);
      expect([302, 404], path).toContain(read.status);
      if (read.status === 302) expect(place(read), path).toMatch(/^\/set-up-sign-in/u);
      const posted = await visitor.post(path, { note: 'x' });
      expect([401, 404, 405], path).toContain(posted.status);
    }
    expect((await visitor.get('/still-here')).status).toBe(401);
    expect(await (await visitor.get('/referral')).text()).not.toContain(visitor.account.actor.label);
    expect(place(await visitor.post('/sign-out'))).toBe('/sign-in?signed-out=yes');
  }, 120_000);

  test('has fifteen minutes at most with nothing but a password', async () => {
    const visitor = await site.signedIn('coordinator');
    seconds(15 * 60);
    expect(place(await visitor.get('/set-up-sign-in'))).toContain('/sign-in');
  });

  test('sets up an app by its key, is given codes once, and is in under a new token', async () => {
    const visitor = await site.signedIn('coordinator');
    const former = visitor.cookies.get('__Host-sid');
    const html = await (await visitor.get('/set-up-sign-in/authenticator')).text();
    expect(html).toMatch(/<svg[^>]*role="img"/u);
    const key = keyOn(html);
    const wrong = await visitor.post('/set-up-sign-in/authenticator', { code: '000000' });
    expect(wrong.status).toBe(422);
    expect((await visitor.get('/test/task')).status).toBe(302);
    const right = await visitor.post('/set-up-sign-in/authenticator', { code: await codeAt(key, now()) });
    expect(recoveryCodesOn(await right.text())).toHaveLength(10);
    expect(visitor.cookies.get('__Host-sid')).not.toBe(former);
    expect((await visitor.get('/test/task')).status).toBe(200);
    const { userId } = visitor.account.actor;
    const rows = await site.world.owner.authenticatorApp.findMany({ where: { userId } });
    expect(JSON.stringify(rows.map(({ secretSealed }) => secretSealed))).not.toContain(key);
    const told = await site.world.owner.notice.findMany({ where: { userId } });
    expect(told.map(({ kind }) => kind)).toEqual(['factor-added']);
  });
});

describe('a code of the app', () => {
  test('is asked for after the password, and nothing else is open until it is right', async () => {
    const { account, key } = await enrolled();
    const visitor = await halfWay(account.email);
    expect(place(await visitor.get('/test/task'))).toBe('/second-step?next=%2Ftest%2Ftask');
    expect(place(await visitor.get('/set-up-sign-in'))).toContain('/second-step');
    expect((await visitor.post('/set-up-sign-in/authenticator', { code: '123456' })).status).toBe(401);
    expect((await visitor.post('/second-step', { code: '000000' })).status).toBe(422);
    seconds(60);
    const response = await visitor.post('/second-step', {
      code: await codeAt(key, now()),
      next: '/test/task',
    });
    expect(place(response)).toBe('/test/task');
    expect((await visitor.get('/test/task')).status).toBe(200);
  });

  test('works once, and none before it afterwards', async () => {
    const { account, key } = await enrolled();
    seconds(60);
    const earlier = await codeAt(key, new Date(now().getTime() - 30_000));
    const code = await codeAt(key, now());
    expect((await (await halfWay(account.email)).post('/second-step', { code })).status).toBe(302);
    expect((await (await halfWay(account.email)).post('/second-step', { code })).status).toBe(422);
    expect((await (await halfWay(account.email)).post('/second-step', { code: earlier })).status).toBe(422);
  });

  test('may be one step early or late, and no more', async () => {
    const { account, key } = await enrolled();
    const tryAt = async (offset: number) => {
      seconds(300);
      const code = await codeAt(key, new Date(now().getTime() + offset * 1000));
      const { status } = await (await halfWay(account.email)).post('/second-step', { code });
      return status;
    };
    expect([await tryAt(-30), await tryAt(30), await tryAt(-95), await tryAt(95)]).toEqual([
      302, 302, 422, 422,
    ]);
  });

  test('of somebody else is worth nothing', async () => {
    const one = await enrolled();
    const other = await enrolled();
    seconds(60);
    const visitor = await halfWay(one.account.email);
    expect((await visitor.post('/second-step', { code: await codeAt(other.key, now()) })).status).toBe(422);
  });

  test('cannot be guessed from many addresses', async () => {
    const { account } = await enrolled();
    const visitor = await halfWay(account.email);
    const statuses: number[] = [];
    for (let count = 0; count < 7; count++) {
      const from = { 'X-Forwarded-For': `198.51.100.${String(count)}` };
      statuses.push((await visitor.post('/second-step', { code: '000000' }, from)).status);
    }
    expect(statuses.at(-1)).toBe(429);
  });

  test('confirms later that it is them, where the password does not any more', async () => {
    const visitor = await enrolled();
    seconds(600);
    expect(place(await visitor.get('/test/matters'))).toContain('/confirm-it-is-you');
    expect((await visitor.post('/confirm-it-is-you', { password })).status).toBe(422);
    expect((await visitor.post('/confirm-it-is-you', { recoveryCode: visitor.codes[0] ?? '' })).status).toBe(
      422,
    );
    const code = await codeAt(visitor.key, now());
    expect(place(await visitor.post('/confirm-it-is-you', { code, next: '/test/matters' }))).toBe(
      '/test/matters',
    );
    expect((await visitor.get('/test/matters')).status).toBe(200);
  });
});

describe('the key that waits to be scanned', () => {
  const page = '/set-up-sign-in/authenticator';
  const rowsOf = ({ account: { actor } }: { readonly account: { readonly actor: { userId: string } } }) =>
    site.world.owner.authenticatorApp.findMany({ where: { userId: actor.userId } });
  const purge = () => deleteUnconfirmed(site.world.worker, now());

  test('is made for nobody who has an app, by looking at the page or by anything else but asking for it', async () => {
    const visitor = await enrolled();
    expect(await rowsOf(visitor)).toHaveLength(1);
    const text = await (await visitor.get(page)).text();
    expect(text).toContain('You have an authenticator app already');
    expect(text).not.toMatch(/<svg[^>]*role="img"/u);
    expect((await visitor.post(page, { code: '123456' })).status).toBe(422);
    expect(await rowsOf(visitor)).toHaveLength(1);
  });

  test('replaces the app in use once the new one has shown a right code, and not before', async () => {
    const visitor = await enrolled();
    expect(place(await visitor.post(page, { intent: 'replace' }))).toBe(page);
    expect((await visitor.post(page, { intent: 'replace' })).status).toBe(302);
    const key = keyOn(await (await visitor.get(page)).text());
    expect(key).not.toBe(visitor.key);
    seconds(60);
    const before = await halfWay(visitor.account.email);
    const former = { code: await codeAt(visitor.key, now()) };
    expect((await before.post('/second-step', former)).status).toBe(302);
    expect(place(await visitor.post(page, { code: await codeAt(key, now()) }))).toBe('/account/security');
    seconds(60);
    const [old, fresh] = [await codeAt(visitor.key, now()), await codeAt(key, now())];
    const after = await halfWay(visitor.account.email);
    expect((await after.post('/second-step', { code: old })).status).toBe(422);
    expect((await after.post('/second-step', { code: fresh })).status).toBe(302);
    expect((await rowsOf(visitor)).filter(({ removedAt }) => removedAt === null)).toHaveLength(1);
  });

  test('takes the place of the one before it, however many pages are opened at once', async () => {
    const visitor = await site.signedIn('coordinator');
    const keys = await Promise.all(
      [1, 2, 3, 4].map(async () => keyOn(await (await visitor.get(page)).text())),
    );
    expect(new Set(keys).size).toBe(1);
    expect(await rowsOf(visitor)).toHaveLength(1);
    const { userId } = visitor.account.actor;
    const createdAt = new Date(now().getTime() - 3_600_000);
    await site.world.owner.authenticatorApp.updateMany({ where: { userId }, data: { createdAt } });
    expect(keyOn(await (await visitor.get(page)).text())).not.toBe(keys[0]);
    expect((await rowsOf(visitor)).filter(({ removedAt }) => removedAt === null)).toHaveLength(1);
  });

  test('is removed after an hour by the worker, which can remove no app in use', async () => {
    const [using, waiting] = [await enrolled(), await site.signedIn('coordinator')];
    await waiting.get(page);
    seconds(3_599);
    await purge();
    expect(await rowsOf(waiting)).toHaveLength(1);
    seconds(1);
    expect(await purge()).toBeGreaterThan(0);
    expect(await rowsOf(waiting)).toEqual([]);
    expect(await rowsOf(using)).toHaveLength(1);
    expect(await site.world.worker.$executeRaw`DELETE FROM authenticator_app`).toBe(0);
    expect(await rowsOf(using)).toHaveLength(1);
  });
});

describe('a recovery code', () => {
  test('lets somebody in once, tells them so, and is counted', async () => {
    const { account, codes } = await enrolled();
    const [recoveryCode = ''] = codes;
    const visitor = await halfWay(account.email);
    expect((await visitor.post('/second-step', { recoveryCode })).status).toBe(302);
    expect(await (await visitor.get('/account/security')).text()).toMatch(
      /Recovery codes left:.*<strong>9<\/strong>/u,
    );
    expect((await (await halfWay(account.email)).post('/second-step', { recoveryCode })).status).toBe(422);
    const { userId } = account.actor;
    const told = await site.world.owner.notice.findMany({ where: { userId, kind: 'recovery-code-used' } });
    expect(told).toHaveLength(1);
    expect(await site.world.owner.outbox.count({ where: { noticeId: told[0]?.id ?? null } })).toBe(1);
  });

  test('is kept only as a keyed hash', async () => {
    const { codes } = await enrolled();
    const kept = JSON.stringify(await site.world.owner.recoveryCode.findMany());
    for (const code of codes) expect(kept).not.toContain(code.replaceAll('-', ''));
  });

  test('stops working when new ones are made', async () => {
    const visitor = await enrolled();
    const html = await (await visitor.post('/account/recovery-codes')).text();
    const renewed = recoveryCodesOn(html);
    expect(renewed).toHaveLength(10);
    const former = { recoveryCode: visitor.codes[1] ?? '' };
    expect((await (await halfWay(visitor.account.email)).post('/second-step', former)).status).toBe(422);
    const fresh = { recoveryCode: renewed[0] ?? '' };
    expect((await (await halfWay(visitor.account.email)).post('/second-step', fresh)).status).toBe(302);
  });
});

describe('the only way to sign in', () => {
  test('stays until there is another', async () => {
    const visitor = await enrolled();
    const response = await visitor.post('/account/remove-factor?factor=authenticator');
    expect(response.status).toBe(409);
    expect(await response.text()).toContain('This is your only way to sign in');
  });
});

describe('production', () => {
  test('takes no invented account past the wall, not even by a session of a demonstration', async () => {
    const { email, actor } = await site.addAccount('guardian', { password: demoPassword });
    expect((await site.visitor().post('/sign-in', { email, password: demoPassword })).status).toBe(422);
    const visitor = await site.signedIn('guardian');
    await site.world.owner.session.updateMany({ data: { factor: 'demonstration' } });
    expect(place(await visitor.get('/test/task'))).toContain('/set-up-sign-in');
    expect(actor.role).toBe('guardian');
  });
});

test('the demonstration signs invented people in at one press, and asks everybody else', async () => {
  const demonstration = await startSite({ mode: 'embedded', secure: false });
  await askForTheSecondStep(demonstration);
  const invented = await demonstration.addAccount('guardian', { password: demoPassword });
  const visitor = demonstration.visitor();
  await visitor.post('/sign-in', { email: invented.email, password: demoPassword });
  expect((await visitor.get('/test/task')).status).toBe(200);
  const other = await demonstration.signedIn('guardian');
  expect(place(await other.get('/test/task'))).toContain('/set-up-sign-in');
  await demonstration.close();
});
