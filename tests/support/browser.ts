import { mkdir } from 'node:fs/promises';

import { AxeBuilder } from '@axe-core/playwright';
import { chromium, type Browser, type BrowserContextOptions, type Page } from 'playwright-core';
import { expect, inject } from 'vitest';

/** Real Chromium, quiet on the network. */
export function startBrowser(): Promise<Browser> {
  return chromium.launch({
    executablePath: inject('chromiumPath'),
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
}

/** Milliseconds for one step, the answer to it included: a limit for what hangs, not for a busy machine. */
const patience = 40_000;

export const phone = { width: 390, height: 844 };
export const desk = { width: 1280, height: 900 };

type Visit = {
  readonly name: string;
  readonly javaScript?: boolean;
  readonly size?: { width: number; height: number };
};

/**
 * Runs a journey in a browser window of its own. When it fails, a picture of where it stood is kept in
 * tests/artefacts, and the failure goes on.
 */
export async function inWindow(
  browser: Browser,
  visit: Visit,
  journey: (page: Page) => Promise<void>,
): Promise<void> {
  const options: BrowserContextOptions = {
    javaScriptEnabled: visit.javaScript ?? true,
    viewport: visit.size ?? desk,
    locale: 'en-GB',
    timezoneId: 'Europe/London',
  };
  const context = await browser.newContext(options);
  const page = await context.newPage();
  page.setDefaultTimeout(patience);
  try {
    await journey(page);
  } catch (error) {
    await mkdir('tests/artefacts', { recursive: true });
    await page.screenshot({
      path: `tests/artefacts/${visit.name.replace(/\W+/gu, '-')}.png`,
      fullPage: true,
    });
    throw error;
  } finally {
    await context.close();
  }
}

const standards = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** Fails with what axe found on the page as it stands, and when the page is wider than its window. Needs JavaScript on. */
export async function expectAccessible(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).withTags(standards).analyze();
  const found = violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' | ')}`);
  expect(found, page.url()).toEqual([]);
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  expect(overflow, `${page.url()} is wider than its window`).toBeLessThanOrEqual(0);
}

/** Signs in with an e-mail address and a password, as a person does. */
export async function signIn(page: Page, origin: string, email: string, password: string): Promise<void> {
  await page.goto(`${origin}/sign-in`);
  await page.getByLabel('E-mail', { exact: false }).first().fill(email);
  await page.getByLabel('Password', { exact: true }).fill(password);
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await page.waitForURL((url) => !url.pathname.startsWith('/sign-in'));
}
