import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { aCase } from '#tests/support/a-case.ts';
import { desk, expectAccessible, inWindow, phone, signIn } from '#tests/support/browser.ts';

import { accountFor, password, setStage, type Stage } from './stage.ts';

describe('a social worker at the desk', () => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await setStage();
  });
  afterAll(() => stage.close());

  test.each([
    ['on a desk', true, desk],
    ['on a phone without JavaScript', false, phone],
  ])(
    'finds a waiting handover, asks, accepts, and then sees the child, %s',
    async (name, javaScript, size) => {
      const { site, browser } = stage;
      const { world } = site;
      world.clock.forward((Date.now() - world.clock.now().getTime()) / 3_600_000);
      const about = await aCase(world, { child: { name: `Testchild Rowan` } });
      const email = await accountFor(stage, about.worker);
      const file = await world.owner.childCase.findUniqueOrThrow({ where: { id: about.caseId } });
      await inWindow(browser, { name: `social worker ${name}`, javaScript, size }, async (page) => {
        const check = () => (javaScript ? expectAccessible(page) : Promise.resolve());
        await signIn(page, site.url, email, password);
        expect(new URL(page.url()).pathname).toBe('/authority');
        await check();

        await page.getByRole('link', { name: file.reference }).first().click();
        expect(await page.content()).not.toContain('Testchild');
        await check();
        await page.getByRole('link', { name: 'Ask a question' }).click();
        await check();
        await page.getByRole('textbox').fill('Is an interpreter booked?');
        await page.getByRole('button', { name: /ask|send/iu }).click();
        expect(await page.getByText('Is an interpreter booked?').count()).toBe(1);

        await page.getByRole('link', { name: 'Accept responsibility' }).click();
        await check();
        await page.getByRole('button', { name: 'Accept now' }).click();
        await page.goto(`${site.url}/cases/${about.caseId}`);
        expect(await page.getByRole('heading', { level: 1 }).textContent()).toContain('Testchild Rowan');
        await check();
      });
      const { workerId, responsibilityAcceptedAt } = await world.owner.childCase.findUniqueOrThrow({
        where: { id: about.caseId },
      });
      expect(workerId).toBe(about.worker.userId);
      expect(responsibilityAcceptedAt).not.toBeNull();
    },
  );
});
