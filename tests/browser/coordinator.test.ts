import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { answerOfferAs } from '#app/usecases/guardian/answer-offer.server.ts';
import { aCase } from '#tests/support/a-case.ts';
import { desk, expectAccessible, inWindow, phone, signIn } from '#tests/support/browser.ts';

import { accountFor, password, setStage, type Stage } from './stage.ts';

describe('a coordinator watching the nation', () => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await setStage();
  });
  afterAll(() => stage.close());

  test.each([
    ['on a desk', true, desk],
    ['on a phone without JavaScript', false, phone],
  ])(
    'filters the handovers, offers the child to a guardian and appoints, %s',
    async (name, javaScript, size) => {
      const { site, browser } = stage;
      const { world } = site;
      world.clock.forward((Date.now() - world.clock.now().getTime()) / 3_600_000);
      const about = await aCase(world);
      const elsewhere = await aCase(world, { placeId: 'glasgow-central-station' });
      const email = await accountFor(stage, about.coordinator);
      const reference = async (id: string) =>
        (await world.owner.childCase.findUniqueOrThrow({ where: { id } })).reference;
      const [here, there] = [await reference(about.caseId), await reference(elsewhere.caseId)];
      await inWindow(browser, { name: `coordinator ${name}`, javaScript, size }, async (page) => {
        const check = () => (javaScript ? expectAccessible(page) : Promise.resolve());
        await signIn(page, site.url, email, password);
        expect(new URL(page.url()).pathname).toBe('/national');
        await page.getByRole('link', { name: 'Unanswered handovers' }).click();
        await page.getByLabel('Nation').selectOption({ label: 'Scotland' });
        await page.getByRole('button', { name: 'Filter' }).click();
        expect(await page.getByText(there).count()).toBeGreaterThan(0);
        expect(await page.getByText(here).count()).toBe(0);
        await check();

        await page.goto(`${site.url}/cases/${about.caseId}/guardian`);
        await check();
        await page.locator(`a[href$="/guardian/offer/${about.guardian.userId}"]`).click();
        await check();
        await page.getByRole('button', { name: /^Offer to/u }).click();
        const offer = await world.owner.guardianOffer.findFirstOrThrow({ where: { caseId: about.caseId } });
        expect((await answerOfferAs(world.deps, about.guardian, offer.id, { verb: 'accept' })).ok).toBe(true);
        await page.goto(`${site.url}/cases/${about.caseId}/guardian`);
        await page.getByRole('link', { name: /^Appoint/u }).click();
        await check();
        await page.getByRole('button', { name: /^Appoint/u }).click();
        await page.getByText(/letter of appointment is number L-[0-9A-Z]{4}-[0-9A-Z]{4}/u).waitFor();
        await check();
      });
      expect(await world.owner.appointment.count({ where: { caseId: about.caseId, endsAt: null } })).toBe(1);
    },
  );
});
