import { seedDatabase } from '#prisma/seed.ts';

import type { DatabaseUrls } from './databases.ts';
import { step, type Log } from './progress.ts';
import type { Secrets } from './secrets.ts';

/** Loads reference data and the invented demonstration; repeating it changes nothing. */
export async function seed(urls: DatabaseUrls, secrets: Secrets, log: Log): Promise<void> {
  const masterKeys = { masterKey: secrets.MASTER_KEY, indexKey: secrets.INDEX_KEY };
  await step(
    log,
    'data',
    () => seedDatabase({ ownerUrl: urls.owner, demo: true, webUrl: urls.web, masterKeys }),
    () => 'reference and demonstration data loaded',
  );
}
