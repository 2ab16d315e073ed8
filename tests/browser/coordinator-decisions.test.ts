import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import type { Actor } from '#app/domain/account/actor.ts';
import { answerOfferAs } from '#app/usecases/guardian/answer-offer.server.ts';
import { answerHandoverAs } from '#app/usecases/handover/answer-handover.server.ts';
import { aCase, accepted, aGuardedCase, kent, offered } from '#tests/support/a-case.ts';
import { refer } from '#tests/support/a-referral.ts';
import { desk, expectAccessible, inWindow, phone } from '#tests/support/browser.ts';
import { startEngine } from '#tests/support/engine.ts';

import { addLate } from '#tests/integration/national/backlog.ts';
import { expectPagesAccessible, signInAs } from './looks.ts';
import { setStage, type Stage } from './stage.ts';

const medway = { id: 'E06000035', name: 'Medway' };

let stage: Stage;
let worker: Actor;
let coordinator: Actor;
beforeAll(async () => {
  stage = await setStage();
  worker = await stage.site.world.staff.add('social-worker', { authorityId: kent });
  coordinator = await stage.site.world.staff.add('coordinator');
});
afterAll(() => stage.close());

const referenceOf = async (caseId: string) =>
  (await stage.site.world.owner.childCase.findUniqueOrThrow({ where: { id: caseId } })).reference;

async function refusedByKent() {
  const { caseId } = await refer(stage.site.world);
  const { id } = await stage.site.world.owner.handover.findFirstOrThrow({ where: { caseId } });
  await answerHandoverAs(stage.site.world.deps, worker, id, {
    verb: 'refuse',
    code: 'child-not-in-our-area',
    proposedAuthorityId: medway.id,
  });
  return { caseId, id, reference: await referenceOf(caseId) };
}

const windows = [
  ['at a desk', { javaScript: true }],
  ['on a telephone', { javaScript: true, size: phone }],
  ['without JavaScript', { javaScript: false }],
] as const;

describe('a coordinator', () => {
  test.each(windows)(
    '%s narrows what is overdue and comes from the list to the case',
    async (where, window) => {
      const about = await aGuardedCase(stage.site.world, { worker });
      const other = await aGuardedCase(stage.site.world, { worker });
      await addLate(stage.site.world, [
        { caseId: about.caseId, hours: 30 },
        { caseId: other.caseId, hours: 300 },
      ]);
      const [wanted, unwanted] = [await referenceOf(about.caseId), await referenceOf(other.caseId)];
      await inWindow(stage.browser, { name: `overdue ${where}`, ...window }, async (page) => {
        await signInAs(page, stage, coordinator);
        await page.getByRole('link', { name: unwanted }).first().waitFor();
        await page.getByLabel('Nation').selectOption('ENG');
        await page.getByLabel('Delay').selectOption('overdue-3d');
        await page.getByRole('button', { name: 'Filter' }).click();
        await page.waitForURL(/nation=ENG&.*delay=overdue-3d/u);
        expect(await page.getByRole('link', { name: unwanted }).count()).toBe(0);
        expect(await page.getByLabel('Delay').inputValue()).toBe('overdue-3d');
        await page.getByRole('link', { name: wanted }).click();
        expect(new URL(page.url()).pathname).toBe(`/cases/${about.caseId}`);
      });
    },
  );

  test.each(windows)('%s decides a dispute by confirming where the handover goes', async (where, window) => {
    const { caseId, reference } = await refusedByKent();
    await inWindow(stage.browser, { name: `dispute ${where}`, ...window }, async (page) => {
      await signInAs(page, stage, coordinator);
      await page.getByRole('link', { name: 'Refused, to decide' }).click();
      await page.getByRole('link', { name: reference }).click();
      await page.getByRole('link', { name: 'Decide who has to answer' }).click();
      await page.getByLabel('Another authority', { exact: true }).first().check();
      await page
        .getByRole('textbox', { name: 'Another authority' })
        .or(page.getByRole('combobox', { name: 'Another authority' }))
        .fill('medw');
      await page.getByRole('button', { name: 'Continue' }).click();
      await page.getByText('Medway is asked instead.').waitFor();
      await page.getByRole('button', { name: 'Send to Medway' }).click();
      await page.getByText('Decided: the handover was sent again').waitFor();
      const sent = await stage.site.world.owner.handover.findFirstOrThrow({
        where: { caseId, state: 'sent' },
      });
      expect(sent.toAuthorityId).toBe(medway.id);
    });
  });

  test.each(windows)(
    '%s offers a child to a guardian and appoints once they accept',
    async (where, window) => {
      const about = await accepted(stage.site.world, await aCase(stage.site.world, { worker }));
      const reference = await referenceOf(about.caseId);
      await inWindow(stage.browser, { name: `appoint ${where}`, ...window }, async (page) => {
        await signInAs(page, stage, coordinator);
        await page.getByRole('link', { name: /Without a guardian/u }).click();
        await page.getByRole('link', { name: reference }).click();
        await offerTo(page, about.guardian);
        const { id } = await stage.site.world.owner.guardianOffer.findFirstOrThrow({
          where: { caseId: about.caseId },
        });
        await answerOfferAs(stage.site.world.deps, about.guardian, id, { verb: 'accept' });
        await page.reload();
        await page.getByRole('link', { name: /^Appoint / }).click();
        await page.getByRole('button', { name: 'Appoint now' }).click();
        await page.getByText('The letter of appointment is number L-').waitFor();
        expect(await page.getByText('This child has no guardian.').count()).toBe(0);
      });
    },
  );

  async function offerTo(page: Page, guardian: Actor): Promise<void> {
    const name = guardian.label.replace(/ \(.*$/u, '');
    await page.getByRole('link', { name: `Offer to ${name}` }).click();
    await page.getByRole('button', { name: `Offer to ${name}` }).click();
    await page.getByText('The offer was sent.').waitFor();
  }
});

describe('the pages of those who watch over the service', () => {
  let at: Record<'coordinator' | 'monitor', string[]>;
  beforeAll(async () => {
    const { world } = stage.site;
    const engine = await startEngine(world);
    engine.sink.failNext(3, '550 RCPT');
    await engine.runUntil('2026-11-27T10:00');
    await engine.close();
    const refused = await refusedByKent();
    const unguarded = await aCase(world, { worker, immediateDanger: true });
    const offer = await aCase(world, { worker });
    await answerOfferAs(world.deps, offer.guardian, await offered(world, offer), { verb: 'accept' });
    const guarded = await aGuardedCase(world, { worker });
    await addLate(
      world,
      Array.from({ length: 30 }, (_, hours) => ({ caseId: guarded.caseId, hours })),
    );
    const lists = ['reviews', 'handovers', 'without-guardian', 'offers', 'refused', 'overdue'];
    at = {
      coordinator: [
        ...lists.map((list) => `/national/${list}`),
        '/national/reviews?nation=SCT&delay=overdue-3d',
        `/handovers/${refused.id}`,
        `/handovers/${refused.id}/decide`,
        `/cases/${unguarded.caseId}/guardian`,
        `/cases/${unguarded.caseId}/guardian/offer/${unguarded.guardian.userId}`,
        `/cases/${offer.caseId}/guardian`,
        `/cases/${offer.caseId}/guardian/appoint`,
        `/cases/${offer.caseId}/guardian/withdraw`,
        `/cases/${guarded.caseId}/guardian`,
        `/cases/${guarded.caseId}/guardian/end`,
        '/tasks',
        '/operations',
        '/search',
      ],
      monitor: ['/national', '/audit', '/audit?reference=none'],
    };
  });

  test.each(['coordinator', 'monitor'] as const)(
    'are accessible to a %s at a desk and on a telephone',
    async (role) => {
      const as = await stage.site.world.staff.add(role);
      await expectPagesAccessible(stage, { as, at: at[role] });
    },
  );

  test.each([desk, phone])('answer a search accessibly, with and without a find', async (size) => {
    await inWindow(stage.browser, { name: `search ${size.width}`, size }, async (page) => {
      await signInAs(page, stage, await stage.site.world.staff.add('coordinator'));
      await page.goto(`${stage.site.url}/search`);
      for (const wanted of ['alder testchild', 'nobody known', '']) {
        await page.getByLabel('Reference or name').fill(wanted);
        await page.getByRole('button', { name: 'Search' }).click();
        await page.waitForLoadState();
        await expectAccessible(page);
        expect(page.url()).toBe(`${stage.site.url}/search`);
      }
    });
  });
});
