import { seedDatabase } from '#prisma/seed.ts';

import { step, type Log } from './progress.ts';
import type { Secrets } from './secrets.ts';

/** Loads reference data and the invented demonstration; repeating it changes nothing. */
export async function seed(ownerUrl: string, _secrets: Secrets, log: Log): Promise<void> {
  await step(
    log,
    'data',
    () => seedDatabase({ ownerUrl, demo: true }),
    () => 'reference and demonstration data loaded',
  );
}
