import { startBrowser } from '#tests/support/browser.ts';
import { startSite, type Site } from '#tests/integration/http/site.ts';
import type { Actor } from '#app/domain/account/actor.ts';

export { password } from '#tests/integration/http/site.ts';

export type Stage = {
  readonly site: Site;
  readonly browser: Awaited<ReturnType<typeof startBrowser>>;
  readonly close: () => Promise<void>;
};

/** The real application as the demonstration serves it, and a browser beside it. */
export async function setStage(): Promise<Stage> {
  const site = await startSite({ mode: 'embedded', secure: false });
  const browser = await startBrowser();
  return {
    site,
    browser,
    close: async () => {
      await browser.close();
      await site.close();
    },
  };
}

/** An account for somebody who exists, so that they can sign in. Answers the address. */
export async function accountFor({ site }: Stage, actor: Actor): Promise<string> {
  const { email, actor: stranger } = await site.addAccount(actor.role);
  const { world } = site;
  const credential = await world.owner.credential.findUniqueOrThrow({ where: { userId: stranger.userId } });
  await world.owner.credential.create({ data: { ...credential, userId: actor.userId } });
  await world.owner.credential.delete({ where: { userId: stranger.userId } });
  await world.owner.userAccount.delete({ where: { id: stranger.userId } });
  await world.owner.userAccount.update({ where: { id: actor.userId }, data: { email } });
  return email;
}
