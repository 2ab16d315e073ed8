import { afterAll, beforeAll, describe, test } from 'vitest';

import { desk, expectAccessible, inWindow, phone } from '#tests/support/browser.ts';

import { signInAs } from './looks.ts';
import { setStage, type Stage } from './stage.ts';

describe('somebody reading the rules', () => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await setStage();
  });
  afterAll(() => stage.close());

  test.each([
    ['on a desk', true, desk],
    ['on a phone', true, phone],
    ['on a phone without JavaScript', false, phone],
  ])('narrows the list, opens a rule and works out a date, %s', async (name, javaScript, size) => {
    const { site, browser } = stage;
    const guardian = await site.world.staff.add('guardian');
    await inWindow(browser, { name: `rules ${name}`, javaScript, size }, async (page) => {
      const check = () => (javaScript ? expectAccessible(page) : Promise.resolve());
      await signInAs(page, stage, guardian);
      await page.goto(`${site.url}/rules`);
      await check();
      await page.getByLabel('Words in title or source').fill('mechanism');
      await page.getByLabel('Nation').selectOption({ label: 'Scotland' });
      await page.getByRole('button', { name: 'Filter' }).click();
      await check();
      await page.getByRole('link', { name: 'Refer the child to the National Referral Mechanism' }).click();
      await check();
      await page.getByLabel('Time of the event').fill('17:10');
      await page.getByLabel('England').check();
      await page.getByRole('button', { name: 'Work it out' }).click();
      await page.getByText('It would be due on').waitFor();
      await check();
    });
  });
});
