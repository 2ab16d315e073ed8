import getPort from 'get-port';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { askForTheSecondStep, password, startSite, type Site } from '#tests/integration/http/site.ts';
import { expectAccessible, inWindow, phone, startBrowser } from '#tests/support/browser.ts';
import { codeAt, keyOn } from '#tests/support/authenticator.ts';

type Authenticator = {
  readonly id: string;
  readonly send: (method: string, detail?: object) => Promise<unknown>;
};

/** A device of its own that knows its owner, or does not. */
async function plugIn(
  page: Page,
  { knows = true }: { readonly knows?: boolean } = {},
): Promise<Authenticator> {
  const session = await page.context().newCDPSession(page);
  await session.send('WebAuthn.enable');
  const { authenticatorId } = await session.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: knows,
      automaticPresenceSimulation: true,
    },
  });
  return {
    id: authenticatorId,
    send: (method, detail = {}) => session.send(method as never, { authenticatorId, ...detail } as never),
  };
}

describe('passkeys in a real browser', () => {
  let site: Site;
  let browser: Awaited<ReturnType<typeof startBrowser>>;
  beforeAll(async () => {
    const port = await getPort();
    const origin = `http://localhost:${String(port)}`;
    site = await startSite({ mode: 'embedded', secure: false, origin }, () => ({}), port);
    await askForTheSecondStep(site);
    browser = await startBrowser();
  });
  afterAll(async () => {
    await browser.close();
    await site.close();
  });

  const signIn = async (page: Page, email: string) => {
    await page.goto(`${site.url}/sign-in`);
    await page.getByLabel('E-mail address').fill(email);
    await page.getByLabel('Password', { exact: true }).fill(password);
    await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  };
  const enrol = async (page: Page, email: string) => {
    await signIn(page, email);
    await page.getByRole('button', { name: 'Set up a passkey' }).click();
    await page.getByText('Keep these recovery codes').waitFor();
  };

  test('are set up after the first password, then are the whole sign-in, the second step and the confirmation', async () => {
    const { email, actor } = await site.addAccount('coordinator');
    await inWindow(browser, { name: 'passkeys' }, async (page) => {
      await plugIn(page);
      await signIn(page, email);
      await page.getByRole('heading', { name: 'Set up how you sign in' }).waitFor();
      await expectAccessible(page);
      await page.getByLabel('What to call it').fill('Work laptop');
      await page.getByRole('button', { name: 'Set up a passkey' }).click();
      await page.getByText('Keep these recovery codes').waitFor();
      await expectAccessible(page);
      await page.getByRole('link', { name: 'I have kept them' }).click();
      await page.waitForURL(/\/national/u);

      await page.getByRole('button', { name: 'Sign out' }).click();
      await page.getByRole('button', { name: 'Sign in with a passkey' }).click();
      await page.waitForURL(/\/national/u);

      await page.goto(`${site.url}/account/security`);
      await page.getByRole('rowheader', { name: 'Passkey: Work laptop' }).waitFor();
      await expectAccessible(page);

      await page.getByRole('button', { name: 'Sign out', exact: true }).click();
      await signIn(page, email);
      await page.getByRole('button', { name: 'Use a passkey' }).click();
      await page.waitForURL(/\/national/u);

      site.world.clock.forward(0.2);
      await page.goto(`${site.url}/account/recovery-codes`);
      await page.getByRole('heading', { name: 'Confirm that it is you' }).waitFor();
      await expectAccessible(page);
      await page.getByRole('button', { name: 'Use a passkey' }).click();
      await page.getByRole('heading', { name: 'New recovery codes' }).waitFor();
    });
    const key = await site.world.owner.passkey.findFirstOrThrow({ where: { userId: actor.userId } });
    expect(Number(key.counter)).toBeGreaterThanOrEqual(3);
  });

  test('are refused from a device that does not know its owner', async () => {
    const { email } = await site.addAccount('guardian');
    await inWindow(browser, { name: 'unverified' }, async (page) => {
      await plugIn(page, { knows: false });
      await signIn(page, email);
      await page.getByRole('button', { name: 'Set up a passkey' }).click();
      await page.getByText('Nothing was done').waitFor();
      await page.goto(`${site.url}/home`);
      expect(new URL(page.url()).pathname).toBe('/set-up-sign-in');
    });
  });

  test('that were copied are refused: their count went back', async () => {
    const { email, actor } = await site.addAccount('guardian');
    await inWindow(browser, { name: 'copied' }, async (page) => {
      await plugIn(page);
      await enrol(page, email);
      await site.world.owner.passkey.updateMany({
        where: { userId: actor.userId },
        data: { counter: 1000n },
      });
      await page.goto(`${site.url}/home`);
      await page.getByRole('button', { name: 'Sign out' }).click();
      await page.getByRole('button', { name: 'Sign in with a passkey' }).click();
      await page.getByText('This passkey did not work here').waitFor();
      await page.goto(`${site.url}/home`);
      expect(new URL(page.url()).pathname).toBe('/sign-in');
    });
  });

  test('sign once: an answer that was caught is worth nothing', async () => {
    const { email } = await site.addAccount('guardian');
    await inWindow(browser, { name: 'caught' }, async (page) => {
      await plugIn(page);
      await enrol(page, email);
      await page.goto(`${site.url}/home`);
      await page.getByRole('button', { name: 'Sign out' }).click();
      const [request] = await Promise.all([
        page.waitForRequest((sent) => sent.url().endsWith('/sign-in/passkey')),
        page.getByRole('button', { name: 'Sign in with a passkey' }).click(),
      ]);
      await page.waitForURL(/\/guardian/u);
      const caught = new URLSearchParams(request.postData() ?? '');
      const cookie = (await page.context().cookies()).find(({ name }) => name === 'passkey')?.value ?? '';
      const thief = site.visitor();
      thief.cookies.set('passkey', cookie);
      const answer = await thief.post('/sign-in/passkey', caught);
      expect(answer.headers.get('Location')).toBe('/sign-in?passkey=refused');
    });
  });

  test('of a closed account open nothing', async () => {
    const { email, actor } = await site.addAccount('guardian');
    await inWindow(browser, { name: 'closed' }, async (page) => {
      await plugIn(page);
      await enrol(page, email);
      await site.world.staff.leave(actor);
      await page.goto(`${site.url}/sign-in`);
      await page.getByRole('button', { name: 'Sign in with a passkey' }).click();
      await page.getByText('This passkey did not work here').waitFor();
    });
  });

  test('are not needed: an app is set up on a phone without JavaScript', async () => {
    const { email } = await site.addAccount('guardian');
    await inWindow(browser, { name: 'app', javaScript: false, size: phone }, async (page) => {
      await signIn(page, email);
      await page.getByRole('link', { name: 'Set up an authenticator app' }).click();
      await page.getByText('I cannot scan it').click();
      const key = keyOn(await page.content());
      await page
        .getByLabel('Code from your authenticator app')
        .fill(await codeAt(key, site.world.clock.now()));
      await page.getByRole('button', { name: 'Continue' }).click();
      await page.getByText('Keep these recovery codes').waitFor();
      await page.goto(`${site.url}/home`);
      expect(new URL(page.url()).pathname).toBe('/guardian');
    });
  });
});
