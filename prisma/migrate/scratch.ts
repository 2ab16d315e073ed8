import { startTemporaryCluster } from '#app/launch/embedded/temporary.ts';

import { ensureDatabase, ensureRoles, roleNames } from '../roles.ts';
import { deployMigrations } from './deploy.ts';

const scratchPassword = 'only-ever-for-scratch';

/** Runs `act` with the address of a throw-away database that has every migration and nothing else. */
export async function withScratchDatabase<T>(act: (ownerUrl: string) => Promise<T>): Promise<T> {
  const cluster = await startTemporaryCluster(() => undefined);
  try {
    const owner = { name: roleNames.owner, password: scratchPassword };
    const passwords = {
      owner: scratchPassword,
      web: scratchPassword,
      worker: scratchPassword,
      queue: scratchPassword,
    };
    await ensureRoles(cluster.adminUrl, passwords);
    await ensureDatabase(cluster.adminUrl, 'scratch', roleNames.owner, []);
    const url = cluster.urlFor('scratch', owner);
    await deployMigrations(url);
    return await act(url);
  } finally {
    await cluster.stop();
  }
}
