import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import type { Answers } from '#app/domain/referral/draft.ts';
import { openDraft } from '#app/usecases/referral/open-draft.server.ts';
import { desk, expectAccessible, inWindow, phone } from '#tests/support/browser.ts';
import { until } from '#tests/support/until.ts';

import { setStage, type Stage } from './stage.ts';

const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click();
const pathOf = (page: Page) => new URL(page.url()).pathname;

describe('somebody who has found a child', () => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await setStage();
    await stage.site.world.staff.add('coordinator');
  });
  afterAll(() => stage.close());

  test.each([
    ['with JavaScript on a desk', true, desk],
    ['with JavaScript on a phone', true, phone],
    ['without JavaScript on a phone', false, phone],
  ])('refers the child from start to receipt %s', async (name, javaScript, size) => {
    const { site, browser } = stage;
    await inWindow(browser, { name: `referral ${name}`, javaScript, size }, async (page) => {
      const check = () => (javaScript ? expectAccessible(page) : expectNarrow(page, size.width));
      await page.goto(`${site.url}/`);
      await page.getByRole('link', { name: 'Report a child' }).click();
      await check();
      await press(page, 'Start now');
      await check();
      await press(page, 'Save and continue');
      expect(await page.getByText('Say whether the child is in immediate danger').count()).toBeGreaterThan(1);
      await check();
      await page.getByLabel('Yes').check();
      await press(page, 'Save and continue');
      await check();
      await page.getByText('I have rung 999: go on').click();

      await page.getByLabel('Police').check();
      await page.getByLabel('Your name').fill('Test Officer Ash');
      await press(page, 'Save and continue');
      await check();
      expect(await page.getByLabel('Your name').inputValue()).toBe('Test Officer Ash');
      await page.getByLabel('Telephone number').fill('01632 960001');
      await press(page, 'Save and continue');

      await describeChild(page, check);
      await findPlace(page, check);
      await sayWhatWorries(page, check);

      await page.getByLabel('Not known').check();
      await check();
      await press(page, 'Save and continue');
      expect(pathOf(page)).toBe('/referral/check');
      await check();
      await page.getByRole('link', { name: /^Change\s+The child$/u }).click();
      await page.getByLabel('Other names').fill('Testchild Elder');
      await press(page, 'Save and continue');
      expect(pathOf(page)).toBe('/referral/check');
      await page.getByText('Testchild Elder').waitFor();
      await press(page, 'Send this referral');

      expect(pathOf(page)).toBe('/referral/sent');
      const reference = await page.locator('main .cg-reference').innerText();
      expect(reference).toMatch(/^R-[A-Z0-9]{4}-[A-Z0-9]{4}$/u);
      expect(await page.locator('main').innerText()).not.toContain('Testchild');
      await check();
      await page.goBack();
      await page.reload();
      expect(await page.locator('main .cg-reference').innerText()).toBe(reference);
    });
  });

  test('loses nothing by the browser’s own back button, and returns on another machine with the code', async () => {
    const { site, browser } = stage;
    let code = '';
    await inWindow(browser, { name: 'referral back button', size: phone }, async (page) => {
      await page.goto(`${site.url}/referral`);
      await press(page, 'Start now');
      await page.getByLabel('No').check();
      await press(page, 'Save and continue');
      code = await page.locator('.cg-code__code').innerText();
      await page.getByLabel('Your organisation').fill('Half typed');
      await running(page);
      await page.goBack();
      await until(async () => (await answersOf(stage, code)).you?.['organisation'] === 'Half typed');
      await page.waitForLoadState();
      expect(await page.getByLabel('No').isChecked()).toBe(true);
    });
    await inWindow(browser, { name: 'referral return', size: phone }, async (page) => {
      await page.goto(`${site.url}/referral/return`);
      await expectAccessible(page);
      await page.getByLabel('Your code').fill('zzzz zzzz zz');
      await press(page, 'Open');
      await expectAccessible(page);
      await page.getByLabel('Your code').fill(code.toLowerCase());
      await press(page, 'Open');
      expect(pathOf(page)).toBe('/referral/check');
      await expectAccessible(page);
      await page.goto(`${site.url}/referral/you`);
      expect(await page.getByLabel('Your organisation').inputValue()).toBe('Half typed');
    });
  });

  test('goes on with the code when the browser has forgotten the referral', async () => {
    const { site, browser } = stage;
    await inWindow(browser, { name: 'referral forgotten', size: phone }, async (page) => {
      await page.goto(`${site.url}/referral`);
      await press(page, 'Start now');
      const code = await page.locator('.cg-code__code').innerText();
      await page.goto(`${site.url}/referral/contact`);
      await page.getByLabel('How to reach the child safely').fill('Line one\nLine two');
      await page.context().clearCookies();
      await press(page, 'Save and continue');
      await expectAccessible(page);
      await page.getByLabel('Your code').fill(code);
      await press(page, 'Save and go on');
      expect(await page.getByLabel('How to reach the child safely').inputValue()).toBe('Line one\nLine two');
    });
  });

  test('leaves quickly, and nothing of it is one step back', async () => {
    const { site, browser } = stage;
    await inWindow(browser, { name: 'referral leave', size: phone }, async (page) => {
      await page.route('**/referral/leave', async (route) => {
        const answered = await route.fetch({ maxRedirects: 0 });
        expect(answered.headers()['location']).toBe('https://www.bbc.co.uk/weather');
        await route.fulfill({ status: 200, contentType: 'text/html', body: 'The weather' });
      });
      await page.goto(`${site.url}/referral`);
      await press(page, 'Start now');
      await running(page);
      await page.getByRole('link', { name: 'Leave this page quickly' }).click();
      await page.getByText('The weather').waitFor();
      await page.goBack();
      expect(pathOf(page)).toBe('/referral');
    });
  });
});

async function describeChild(page: Page, check: () => Promise<void>): Promise<void> {
  await check();
  await page.getByLabel('Name', { exact: true }).fill('Testchild Alder');
  await page.getByLabel('Or an estimated age in years').fill('16');
  await page.getByLabel('Boy').check();
  await page.getByLabel('Nationality').selectOption('Vietnam');
  await page.getByLabel('Language the child speaks best').selectOption('vi');
  await page.getByRole('group', { name: 'Does the child need an interpreter?' }).getByLabel('Yes').check();
  await press(page, 'Save and continue');
  await check();
  await page.getByLabel('Day', { exact: true }).fill('23');
  await page.getByLabel('Month').fill('11');
  await page.getByLabel('Year').fill('2026');
  await page.getByLabel('Time in the United Kingdom').fill('6.30');
  await press(page, 'Save and continue');
}

async function findPlace(page: Page, check: () => Promise<void>): Promise<void> {
  await check();
  await page.getByLabel('Search for a place').fill('port dovr');
  await page.keyboard.press('Enter');
  await page.waitForURL(/#results$/u);
  await check();
  expect(page.url()).not.toContain('dovr');
  await page.getByLabel('Dover, Port of').check();
  await page.getByLabel('Exactly where').fill('In the back of a lorry');
  await press(page, 'Save and continue');
}

async function sayWhatWorries(page: Page, check: () => Promise<void>): Promise<void> {
  await check();
  await press(page, 'Save and continue');
  await check();
  await page.getByLabel(/^Speaks of a debt/u).check();
  await page.getByLabel('In your own words').fill('Says he owes money.');
  await press(page, 'Save and continue');
}

/** Waits until the page's scripts have taken it over. */
const running = (page: Page) =>
  page.waitForFunction(() =>
    Object.keys(document.querySelector('main form') ?? {}).some((key) => key.startsWith('__react')),
  );

async function answersOf({ site }: Stage, code: string): Promise<Answers> {
  const draft = await openDraft(site.world.deps, code);
  return draft?.state === 'open' ? draft.answers : {};
}

/** Without JavaScript axe cannot run; the page must still fit. */
async function expectNarrow(page: Page, width: number): Promise<void> {
  const box = await page.locator('main').boundingBox();
  expect(box?.width).toBeLessThanOrEqual(width);
}
