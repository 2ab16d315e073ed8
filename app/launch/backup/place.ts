import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

import { createDatabase, type Db } from '#app/store/shared/database.server.ts';
import type { VaultKeys } from '#app/store/shared/vault.server.ts';
import { roleNames } from '#prisma/roles.ts';

import { names } from '../databases.ts';
import { startCluster } from '../embedded/cluster.ts';
import { adminPassword, majorVersion } from '../embedded/initialise.ts';
import { LockedError, lockFolder } from '../lock.ts';
import { readSecrets } from '../secrets.ts';
import { demonstration, productionAddresses, type Flags } from './settings.ts';

type Source = Readonly<Record<string, string | undefined>>;

/** The service that is backed up, as its console reaches it. */
export type Place = {
  /** With the right to copy the cluster. */
  readonly copyUrl: string;
  readonly owner: Db;
  readonly database: string;
  readonly keys: VaultKeys;
  readonly close: () => Promise<void>;
};

/** Reaches the service where it is: a running demonstration, one that stands still and is started for this, or production. */
export async function openPlace(flags: Flags, source: Source): Promise<Place> {
  const folder = demonstration(flags, source);
  return folder === null ? production(source) : demonstrated(folder);
}

function production(source: Source): Place {
  const { copy, owner } = productionAddresses(source);
  const ownerUrl = owner();
  const db = createDatabase(ownerUrl, { max: 2 });
  return {
    copyUrl: source['BACKUP_DATABASE_URL'] ? copy() : '',
    owner: db,
    database: decodeURIComponent(new URL(ownerUrl).pathname.slice(1)),
    keys: {
      masterKey: source['MASTER_KEY'] ?? '',
      indexKey: source['INDEX_KEY'] ?? '',
      oldMasterKeys: (source['MASTER_KEYS_OLD'] ?? '').split(',').filter(Boolean),
    },
    close: () => db.$disconnect(),
  };
}

async function demonstrated(folder: string): Promise<Place> {
  const secrets = await readSecrets(folder);
  const { adminUrl, stop } = await reach(folder);
  const url = new URL(adminUrl);
  url.pathname = `/${names.main}`;
  url.username = roleNames.owner;
  url.password = secrets.databasePasswords.owner;
  const owner = createDatabase(url.href, { max: 2 });
  return {
    copyUrl: adminUrl,
    owner,
    database: names.main,
    keys: { masterKey: secrets.MASTER_KEY, indexKey: secrets.INDEX_KEY },
    close: async () => {
      await owner.$disconnect();
      await stop();
    },
  };
}

/** The address of a database that the launcher runs, or of one started here for as long as it is needed. */
async function reach(
  folder: string,
): Promise<{ readonly adminUrl: string; readonly stop: () => Promise<void> }> {
  const directory = join(folder, 'postgres');
  try {
    const release = await lockFolder(folder);
    const cluster = await startCluster({ directory, port: 0, log: () => undefined });
    return { adminUrl: cluster.adminUrl, stop: () => cluster.stop().then(release) };
  } catch (error) {
    if (!(error instanceof LockedError)) throw error;
    return { adminUrl: await runningAt(directory), stop: () => Promise.resolve() };
  }
}

/** PostgreSQL writes its port on the fourth line of this file. */
async function runningAt(directory: string): Promise<string> {
  const file = join(directory, 'data', majorVersion, 'postmaster.pid');
  const port = (await readFile(file, 'utf8')).split('\n')[3]?.trim() ?? '';
  const url = new URL(`postgresql://127.0.0.1:${port}/postgres`);
  url.username = 'postgres';
  url.password = await adminPassword(directory);
  return url.href;
}
