import { createVault } from '#app/store/shared/vault.server.ts';
import { createRouteNamer } from '#app/server/route-patterns.ts';
import { seedDemo } from '#prisma/seed/demo.ts';
import type { Actor, Role } from '#app/domain/account/actor.ts';

import { testBuild } from './build.ts';
import { startSite, type Site } from './site.ts';

const masterKeys = {
  masterKey: Buffer.alloc(32, 'master').toString('base64'),
  indexKey: Buffer.alloc(32, 'index').toString('base64'),
};

/** Opens what the demonstration sealed. */
export const demoVault = createVault(masterKeys);

export type DemoSite = Site & {
  /** An invented member of staff, by the name in front of their e-mail address. */
  readonly person: (key: string) => Promise<Actor>;
  readonly routeOf: (pathname: string) => string;
};

/** The production application over the demonstration's thirty children and everybody around them. */
export async function startDemoSite(env: Parameters<typeof startSite>[0] = {}): Promise<DemoSite> {
  const site = await startSite(env, ({ deps }) => ({ deps: { ...deps, vault: demoVault } }));
  const { owner, clock, webUrl } = site.world;
  // Row-level security asks the database's clock.
  clock.forward((Date.now() - clock.now().getTime()) / 3_600_000);
  await seedDemo(owner, { webUrl, masterKeys, now: clock.now() });
  return {
    ...site,
    person: async (key) => {
      const found = await owner.userAccount.findUniqueOrThrow({ where: { email: `${key}@example.org` } });
      const { id: userId, authorityId, displayName: label } = found;
      return { userId, role: found.role as Role, authorityId, label };
    },
    routeOf: createRouteNamer((await testBuild()).routes),
  };
}

/** People of every kind of page: one of each role that sees what the others do not. */
export const everyKind = [
  'guardian.amara',
  'guardian.bilal',
  'manager.joy',
  'worker.kent',
  'coordinator.grace',
  'director.dirk',
  'monitor.mona',
  'dpl.dina',
  'admin.adam',
  'referrer.petra',
] as const;
