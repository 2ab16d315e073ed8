import type { Page } from 'playwright-core';

import type { Actor } from '#app/domain/account/actor.ts';
import { credentialsOf } from '#tests/integration/case/visitors.ts';
import { desk, expectAccessible, inWindow, phone, signIn } from '#tests/support/browser.ts';

import { password, type Stage } from './stage.ts';

export async function signInAs(page: Page, { site }: Stage, actor: Actor): Promise<void> {
  await signIn(page, site.url, await credentialsOf(site, actor), password);
}

/** Looks at each address as this person, at a desk and on a telephone, and fails with what is not accessible. */
export async function expectPagesAccessible(
  stage: Stage,
  look: { readonly as: Actor; readonly at: readonly string[] },
): Promise<void> {
  for (const size of [desk, phone])
    await inWindow(
      stage.browser,
      { name: `accessible ${look.as.role} ${size.width}`, size },
      async (page) => {
        await signInAs(page, stage, look.as);
        for (const path of look.at) {
          await page.goto(`${stage.site.url}${path}`);
          await expectAccessible(page);
        }
      },
    );
}
