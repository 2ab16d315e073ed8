import { chmod, mkdtemp, readdir, readFile, realpath, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { serverAccount } from '#app/launch/embedded/account.ts';
import { installedBinaries } from '#app/launch/embedded/binaries.ts';
import { startCluster, type Role } from '#app/launch/embedded/cluster.ts';
import { stopLeftover } from '#app/launch/embedded/leftover.ts';
import { reachableBinaries } from '#app/launch/embedded/place.ts';
import { startServer, type Server } from '#app/launch/embedded/server.ts';

/** A PostgreSQL that can be crashed: what it had acknowledged it must still know afterwards. */
export type CrashablePostgres = {
  readonly adminUrl: string;
  readonly urlFor: (database: string, role: Role) => string;
  /** Stops it as `pg_ctl stop -m immediate` does: no farewell, no checkpoint, recovery at the next start. */
  readonly crash: () => Promise<void>;
  /** Starts it again where it was and on the same port. */
  readonly start: () => Promise<void>;
  readonly isUp: () => boolean;
  /** Everything it wrote to its own log, over all its lives. */
  readonly log: () => Promise<string>;
  readonly remove: () => Promise<void>;
};

/** Eight workers with two pools each, and those who watch them; and when each transaction was committed, for the audit. */
const settings = ['max_connections=300', 'track_commit_timestamp=on'];

/** Unlike the other suites' throw-away cluster this one really commits: nothing about durability is switched off. */
export async function startCrashablePostgres(): Promise<CrashablePostgres> {
  const directory = await mkdtemp(join(tmpdir(), 'guardianship-faults-'));
  await chmod(directory, 0o755);
  const made = await startCluster({ directory, port: 0, log: () => undefined });
  await made.stop();
  const account = await serverAccount();
  const { postgres: program } = await reachableBinaries(await installedBinaries(), account);
  const dataFolder = await realpath(join(directory, 'data', '18'));
  let lives = 0;
  const begin = async () => {
    await stopLeftover(dataFolder);
    lives += 1;
    const logFile = join(directory, `life-${String(lives)}.log`);
    const throwAway = { folder: directory };
    return startServer({ program, dataFolder, logFile, port: made.port, account, settings, throwAway });
  };
  let server: Server | null = await begin();
  const crash = async () => {
    const running = server;
    server = null;
    await running?.stop();
  };
  return {
    adminUrl: made.adminUrl,
    urlFor: (database, role) => made.urlFor(database, role),
    crash,
    start: async () => {
      server ??= await begin();
    },
    isUp: () => server !== null,
    log: async () => {
      const files = (await readdir(directory)).filter((name) => /^life-\d+\.log$/u.test(name));
      return (await Promise.all(files.map((name) => readFile(join(directory, name), 'utf8')))).join('\n');
    },
    remove: async () => {
      await crash();
      await rm(directory, { recursive: true, force: true });
    },
  };
}
