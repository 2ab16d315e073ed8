import { randomUUID } from 'node:crypto';
import { join } from 'node:path';

import { createDatabase } from '#app/store/shared/database.server.ts';
import { holdService } from '#app/usecases/oversight/hold-service.server.ts';

import { names } from '../databases.ts';
import { startCluster } from '../embedded/cluster.ts';
import { lockFolder } from '../lock.ts';
import { restoreCluster } from './restore.ts';

type Restore = {
  readonly file: string;
  readonly key: Buffer;
  /** An empty data folder. */
  readonly folder: string;
  readonly restorePoint: Date;
};

/** Restores into a data folder and holds the service there before anything of it can start. */
export async function restoreAndHold({ file, key, folder, restorePoint }: Restore): Promise<void> {
  const release = await lockFolder(folder);
  const directory = join(folder, 'postgres');
  try {
    await restoreCluster({ file, key, directory });
    const cluster = await startCluster({ directory, port: 0, log: () => undefined });
    const url = new URL(cluster.adminUrl);
    url.pathname = `/${names.main}`;
    const db = createDatabase(url.href, { max: 1 });
    try {
      await holdService(
        { db, newId: randomUUID, now: () => new Date() },
        { reason: 'restored', restorePoint },
      );
    } finally {
      await db.$disconnect();
      await cluster.stop();
    }
  } finally {
    await release();
  }
}
