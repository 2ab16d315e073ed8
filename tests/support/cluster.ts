import type { TestProject } from 'vitest/node';

import { startTemporaryCluster } from '#app/launch/embedded/temporary.ts';
import { deployMigrations } from '#prisma/migrate/deploy.ts';
import { seedDatabase } from '#prisma/seed.ts';
import { ensureDatabase, ensureRoles, roleNames } from '#prisma/roles.ts';

import { templateName, testPassword } from './database-names.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** The superuser's address on the run's own cluster. */
    adminUrl: string;
  }
}

/** One throw-away cluster for the whole run, with the roles and a migrated database with its reference data to clone. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const cluster = await startTemporaryCluster((line) => {
    console.log(line);
  });
  const passwords = { owner: testPassword, web: testPassword, worker: testPassword, queue: testPassword };
  await ensureRoles(cluster.adminUrl, passwords);
  await ensureDatabase(cluster.adminUrl, templateName, roleNames.owner, []);
  const ownerUrl = cluster.urlFor(templateName, { name: roleNames.owner, password: testPassword });
  await deployMigrations(ownerUrl);
  await seedDatabase({ ownerUrl, demo: false });
  project.provide('adminUrl', cluster.adminUrl);
  return () => cluster.stop();
}
