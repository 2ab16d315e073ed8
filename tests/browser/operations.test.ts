import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { aGuardedCase } from '#tests/support/a-case.ts';
import { inWindow, phone } from '#tests/support/browser.ts';
import { startEngine, type Engine } from '#tests/support/engine.ts';
import { keepAwake } from '#tests/support/staff.ts';

import { expectPagesAccessible, signInAs } from './looks.ts';
import { setStage, type Stage } from './stage.ts';

describe('somebody who runs the service', () => {
  let stage: Stage;
  let engine: Engine;
  beforeAll(async () => {
    stage = await setStage();
    const { world } = stage.site;
    world.clock.forward((Date.now() - world.clock.now().getTime()) / 3_600_000);
    engine = await startEngine(world);
    await aGuardedCase(world);
    await keepAwake(world.owner);
    engine.sink.failNext(2, '550 RCPT');
    await engine.send();
    const detail = { version: '1.2.3', state: 'running', clock: 'wrong', seconds: 30 };
    await world.owner.heartbeat.create({
      data: {
        component: 'worker',
        worker: 'guardianship-worker-7f9c6d-x2x4q-1',
        at: world.clock.now(),
        detail,
      },
    });
  });
  afterAll(async () => {
    await engine.close();
    await stage.close();
  });

  test('reads every page of it at a desk and on a phone', async () => {
    const { world } = stage.site;
    const { id } = await world.owner.outbox.findFirstOrThrow({ where: { state: 'dead' } });
    const coordinator = await world.staff.add('coordinator', { name: 'Orla Operator' });
    const at = ['/operations', '/operations/attempts', `/operations/emails/${id}`];
    await expectPagesAccessible(stage, { as: coordinator, at });
  });

  test('goes from a count to one e-mail and has it sent again, without JavaScript on a phone', async () => {
    const { site, browser } = stage;
    const coordinator = await site.world.staff.add('coordinator', { name: 'Otto Operator' });
    const dead = () => site.world.owner.outbox.count({ where: { state: 'dead' } });
    const before = await dead();
    await inWindow(browser, { name: 'operations', javaScript: false, size: phone }, async (page) => {
      await signInAs(page, stage, coordinator);
      await page.goto(`${site.url}/operations`);
      await page.getByRole('link', { name: 'Every attempt to send' }).click();
      await page.getByLabel('Outcome').selectOption({ label: 'Refused for good' });
      await page.getByRole('button', { name: 'Filter' }).click();
      await page
        .getByRole('link', { name: /: the e-mail to/u })
        .first()
        .click();
      await page.getByRole('button', { name: /^Send again/u }).click();
      await page.getByText('The e-mail will be tried again for 72 hours.').waitFor();
    });
    expect(await dead()).toBe(before - 1);
  });
});
