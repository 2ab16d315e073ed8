import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { appointGuardian } from '#app/usecases/guardian/appoint-guardian.server.ts';
import { aCase, aGuardedCase, accepted, offered, type ACase } from '#tests/support/a-case.ts';
import { desk, expectAccessible, inWindow, phone, signIn, startBrowser } from '#tests/support/browser.ts';

import { credentialsOf } from '../integration/case/visitors.ts';
import { password, startSite, type Site } from '../integration/http/site.ts';

let site: Site;
let browser: Browser;
beforeAll(async () => {
  site = await startSite({ secure: false, origin: 'http://127.0.0.1', helpPhone: '0300 000 0000' });
  browser = await startBrowser();
});
afterAll(async () => {
  await browser.close();
  await site.close();
});

type Journey = ACase & { readonly offerId: string; readonly email: string };

async function anAskedGuardian(): Promise<Journey> {
  site.world.clock.set('2026-11-24T10:00');
  const guardian = await site.world.staff.guardian({ languages: ['en', 'vi'] });
  const child = { name: 'Zanthia Quillfeather' };
  const about = await accepted(
    site.world,
    await aCase(site.world, { guardian, child, immediateDanger: true }),
  );
  const offerId = await offered(site.world, about);
  return { ...about, offerId, email: await credentialsOf(site, guardian) };
}

/** From the first look at an offer to first contact in the chronology; `check` looks at every page on the way. */
async function becomeGuardian(page: Page, about: Journey, check: () => Promise<void>): Promise<void> {
  const to = (path: string) => page.goto(`${site.url}${path}`);
  await signIn(page, site.url, about.email, password);
  await check();
  await page.getByRole('link', { name: 'See the offer and answer', exact: true }).click();
  expect(await page.content()).not.toContain('Quillfeather');
  await check();
  await page.getByRole('button', { name: 'Continue' }).click();
  await page.getByText('There is a problem').waitFor();
  await check();
  await page.getByLabel('Yes, I accept').check();
  await page.getByRole('button', { name: 'Continue' }).click();
  await check();
  await page.getByRole('button', { name: 'Confirm: I accept' }).click();
  await page.getByRole('heading', { name: 'You said yes' }).waitFor();
  await check();

  await appointGuardian(site.world.deps, about.coordinator, about.offerId);
  await to('/inbox');
  await check();
  await page.getByRole('link', { name: /Open the letter of appointment/u }).click();
  await page.getByText('Section 48 of the Modern Slavery Act 2015').waitFor();
  await check();
  await to('/guardian');
  await check();
  await page.getByRole('link', { name: /^Record it ?: Make first contact/u }).click();
  await check();
  await page.getByLabel(/^Note/u).fill('Spoke through an interpreter.');
  await page.getByRole('button', { name: 'Save' }).click();
  await page.getByText('Make first contact with the child: met in time').waitFor();
  await check();
  await page.getByRole('link', { name: 'See it in the chronology' }).click();
  await page.getByText('Spoke through an interpreter.').waitFor();
  await check();
}

async function lookAtEveryPart(page: Page, about: Journey, check: () => Promise<void>): Promise<void> {
  for (const part of ['', '/referral', '/people', '/access', '/chronology?kind=care']) {
    await page.goto(`${site.url}/cases/${about.caseId}${part}`);
    await check();
    for (const summary of await page.locator('summary').all()) await summary.click();
    await check();
  }
}

describe('a guardian', () => {
  test.each([
    ['on a phone', phone],
    ['at a desk', desk],
  ])('answers an offer, and records first contact after the appointment, %s', async (where, size) => {
    const about = await anAskedGuardian();
    await inWindow(browser, { name: `guardian ${where}`, size }, async (page) => {
      const check = () => expectAccessible(page);
      await becomeGuardian(page, about, check);
      await lookAtEveryPart(page, about, check);
    });
  });

  test('does the same without JavaScript', async () => {
    const about = await anAskedGuardian();
    const visit = { name: 'guardian without JavaScript', size: phone, javaScript: false };
    await inWindow(browser, visit, (page) => becomeGuardian(page, about, () => Promise.resolve()));
  });

  test('says that they are on it when something is overdue, by keyboard alone', async () => {
    const about = await anAskedGuardian();
    await inWindow(browser, { name: 'guardian overdue', size: phone }, async (page) => {
      await becomeGuardian(page, about, () => Promise.resolve());
      site.world.clock.set('2026-12-03T10:00');
      await signIn(page, site.url, about.email, password);
      await page.goto(`${site.url}/cases/${about.caseId}`);
      await expectAccessible(page);
      await page.getByRole('button', { name: /^I am on it ?: Visit the child/u }).focus();
      await page.keyboard.press('Enter');
      await page.getByText('It stays overdue until it is done.').waitFor();
      await expectAccessible(page);
    });
  });

  test('reads for whom they cover without scrolling sideways, on a phone', async () => {
    const { world } = site;
    world.clock.set('2026-11-24T10:00');
    const name = 'Bartholomew Featherstonehaugh-Llewellyn Testcase';
    const absent = await world.staff.guardian({ name });
    const cover = await world.staff.guardian();
    await aGuardedCase(world, { guardian: absent });
    // Row-level security judges a cover by the database's own clock.
    await world.staff.away(absent, new Date('2026-01-01T00:00:00Z'), new Date('2099-01-01T00:00:00Z'), cover);
    const email = await credentialsOf(site, cover);
    await inWindow(browser, { name: 'guardian covering', size: phone }, async (page) => {
      await signIn(page, site.url, email, password);
      await page.getByText(`Covering for ${name}`).first().waitFor();
      await expectAccessible(page);
    });
  });
});
