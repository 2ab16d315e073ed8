import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import type { Actor } from '#app/domain/account/actor.ts';
import { answerQuery } from '#app/usecases/handover/answer-query.server.ts';
import { aGuardedCase, kent } from '#tests/support/a-case.ts';
import { refer } from '#tests/support/a-referral.ts';
import { inWindow, phone } from '#tests/support/browser.ts';

import { addLate } from '#tests/integration/national/backlog.ts';
import { expectPagesAccessible, signInAs } from './looks.ts';
import { setStage, type Stage } from './stage.ts';

let stage: Stage;
let worker: Actor;
let coordinator: Actor;
beforeAll(async () => {
  stage = await setStage();
  worker = await stage.site.world.staff.add('social-worker', { authorityId: kent, name: 'Wanda Kentish' });
  coordinator = await stage.site.world.staff.add('coordinator');
});
afterAll(() => stage.close());

async function aWaitingHandover() {
  const { caseId } = await refer(stage.site.world, { immediateDanger: true });
  const { owner } = stage.site.world;
  const { reference } = await owner.childCase.findUniqueOrThrow({ where: { id: caseId } });
  const { id } = await owner.handover.findFirstOrThrow({ where: { caseId } });
  return { caseId, reference, id };
}

describe('a social worker', () => {
  test.each([
    ['at a desk', { javaScript: true }],
    ['on a telephone', { javaScript: true, size: phone }],
    ['without JavaScript', { javaScript: false }],
  ])(
    '%s opens a waiting handover, asks, reads the answer, accepts, and sees the case',
    async (where, window) => {
      const { reference, id, caseId } = await aWaitingHandover();
      await inWindow(stage.browser, { name: `social worker ${where}`, ...window }, async (page) => {
        await signInAs(page, stage, worker);
        expect(new URL(page.url()).pathname).toBe('/authority');
        await page.getByRole('link', { name: reference }).click();
        expect(await page.getByText('Testchild').count()).toBe(0);
        await page.getByRole('link', { name: 'Ask a question' }).click();
        await page.getByLabel('Your question').fill('Where is the child tonight?');
        await page.getByRole('button', { name: 'Send the question' }).click();
        await page.getByText('Where is the child tonight?').waitFor();

        await answerQuery(stage.site.world.deps, coordinator, id, 'With a foster carer.');
        await page.reload();
        await page.getByText('With a foster carer.').waitFor();
        await page.getByRole('link', { name: 'Accept responsibility' }).click();
        await page.getByText('the case is allocated to you, Wanda Kentish').waitFor();
        await page.getByRole('button', { name: 'Accept now' }).click();
        await page.getByText('You accepted.').waitFor();
        await page.getByRole('link', { name: 'Open the case' }).click();
        expect(new URL(page.url()).pathname).toBe(`/cases/${caseId}`);
        await page.getByText('Testchild Alder').first().waitFor();
      });
    },
  );

  test('is told plainly when a colleague was quicker, and loses nothing of the page', async () => {
    const { id } = await aWaitingHandover();
    const colleague = await stage.site.world.staff.add('duty-manager', {
      authorityId: kent,
      name: 'Dora Duty',
    });
    await inWindow(stage.browser, { name: 'second answer' }, async (page) => {
      await signInAs(page, stage, worker);
      await page.goto(`${stage.site.url}/handovers/${id}/refuse`);
      await page.getByLabel('The boundary is in dispute').check();
      await inWindow(stage.browser, { name: 'first answer' }, async (other) => {
        await signInAs(other, stage, colleague);
        await other.goto(`${stage.site.url}/handovers/${id}/accept`);
        await other.getByRole('button', { name: 'Accept now' }).click();
        await other.getByText('You accepted.').waitFor();
      });
      await page.getByRole('button', { name: 'Refuse this handover' }).click();
      await page.getByText('This has been answered already. Nothing was saved.').waitFor();
      await page.getByText('Dora Duty accepted this handover for Kent').waitFor();
    });
  });

  test('can use every page at a desk and on a telephone', async () => {
    const { id } = await aWaitingHandover();
    const about = await aGuardedCase(stage.site.world, { worker });
    await addLate(stage.site.world, [{ caseId: about.caseId, hours: 50 }]);
    const answered = await stage.site.world.owner.handover.findFirstOrThrow({
      where: { caseId: about.caseId },
    });
    const at = [
      '/authority',
      '/authority/cases',
      '/authority/overdue',
      `/handovers/${id}`,
      `/handovers/${id}/accept`,
      `/handovers/${id}/refuse`,
      `/handovers/${id}/ask`,
      `/handovers/${answered.id}`,
      `/handovers/${answered.id}/refuse`,
      '/search',
    ];
    await expectPagesAccessible(stage, { as: worker, at });
  });
});
