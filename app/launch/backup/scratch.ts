import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { createDatabase, type Db } from '#app/store/shared/database.server.ts';

import { startCluster } from '../embedded/cluster.ts';
import { restoreCluster } from './restore.ts';
import type { Contents } from './unpack.ts';

/** A restored copy that nobody but the drill reaches, and that is gone afterwards. */
export type Scratch = {
  readonly contents: Contents;
  /** As its administrator: sees every row. */
  readonly db: Db;
  readonly adminUrl: string;
  readonly urlFor: (role: { readonly name: string; readonly password: string }) => string;
  readonly close: () => Promise<void>;
};

type Wanted = {
  readonly file: string;
  readonly key: Buffer;
  readonly database: string;
  readonly programs?: string | undefined;
};

/** Restores a backup into a folder of its own and starts it there. Whatever goes wrong, nothing is left behind. */
export async function openScratch({ database, ...backup }: Wanted): Promise<Scratch> {
  const directory = await mkdtemp(join(tmpdir(), 'guardianship-drill-'));
  await chmod(directory, 0o755);
  const remove = () => rm(directory, { recursive: true, force: true });
  try {
    const contents = await restoreCluster({ ...backup, directory });
    const cluster = await startCluster({ directory, port: 0, log: () => undefined, throwAway: true });
    const url = new URL(cluster.adminUrl);
    url.pathname = `/${database}`;
    const db = createDatabase(url.href, { max: 3 });
    return {
      contents,
      db,
      adminUrl: cluster.adminUrl,
      urlFor: (role) => cluster.urlFor(database, role),
      close: async () => {
        await db.$disconnect();
        await cluster.stop();
        await remove();
      },
    };
  } catch (error) {
    await remove();
    throw error;
  }
}
