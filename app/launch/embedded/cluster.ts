import { mkdir, realpath } from 'node:fs/promises';
import { join, resolve } from 'node:path';

import getPort, { portNumbers } from 'get-port';

import { serverAccount } from './account.ts';
import { installedBinaries } from './binaries.ts';
import { adminPassword, initialised } from './initialise.ts';
import { stopLeftover } from './leftover.ts';
import { dataFolder, reachableBinaries } from './place.ts';
import { PortTakenError, startServer, type Server, type ServerOptions } from './server.ts';

export interface ClusterOptions {
  /** Everything the cluster keeps is under here; the same directory brings the same data back. */
  readonly directory: string;
  /** The port to try first; the next free one is taken when it is busy, and `log` says so. */
  readonly port?: number;
  readonly log: (line: string) => void;
  /** For tests: no flushing to disk, and nothing is left behind when the launcher dies. */
  readonly throwAway?: boolean;
}

export interface Role {
  readonly name: string;
  readonly password: string;
}

export interface Cluster {
  readonly adminUrl: string;
  readonly port: number;
  urlFor(database: string, role: Role): string;
  stop(): Promise<void>;
  /** Fulfilled when the server has gone, whoever stopped it. */
  readonly gone: Promise<void>;
}

const usualPort = 54_320;
const throwAwaySettings = [
  'fsync=off',
  'synchronous_commit=off',
  'full_page_writes=off',
  'max_connections=200',
];

/**
 * Starts PostgreSQL 18 on this machine, creating it the first time. A server that outlived a killed launcher on the
 * same directory is stopped first, so at most one launcher may use a directory at a time: hold its lock.
 * Passwords are required even from this machine, because other accounts may share it.
 */
export async function startCluster(options: ClusterOptions): Promise<Cluster> {
  const directory = resolve(options.directory);
  await mkdir(directory, { recursive: true, mode: 0o755 });
  const account = await serverAccount();
  const binaries = await reachableBinaries(await installedBinaries(), account);
  const password = await adminPassword(directory);
  const home = await dataFolder(directory, account);
  const folder = await realpath(await initialised(binaries, home, account, password));
  if (await stopLeftover(folder)) options.log('stopped a database server left over from an interrupted run');
  const [server, port] = await startOnFreePort(options, {
    program: binaries.postgres,
    dataFolder: folder,
    logFile: join(directory, 'postgres.log'),
    account,
    settings: options.throwAway ? throwAwaySettings : [],
    throwAway: options.throwAway ? { folder: directory } : undefined,
  });
  return describe(server, port, { name: 'postgres', password });
}

/** Another program may take the port between the look and the start; then the next one is tried. */
async function startOnFreePort(
  options: ClusterOptions,
  serverOptions: Omit<ServerOptions, 'port'>,
): Promise<[Server, number]> {
  const wanted = options.port ?? usualPort;
  const port = await getPort({
    host: '127.0.0.1',
    ...(wanted === 0 ? {} : { port: portNumbers(wanted, Math.min(wanted + 99, 65_535)) }),
  });
  try {
    const server = await startServer({ ...serverOptions, port });
    if (![0, port].includes(wanted))
      options.log(`port ${String(wanted)} is busy: the database listens on ${String(port)}`);
    return [server, port];
  } catch (error) {
    if (error instanceof PortTakenError) return startOnFreePort(options, serverOptions);
    throw error;
  }
}

function describe(server: Server, port: number, admin: Role): Cluster {
  const urlFor = (database: string, role: Role) => {
    const url = new URL(`postgresql://127.0.0.1:${String(port)}/${encodeURIComponent(database)}`);
    url.username = role.name;
    url.password = role.password;
    return url.href;
  };
  return { adminUrl: urlFor('postgres', admin), port, urlFor, stop: () => server.stop(), gone: server.gone };
}
