import { mkdir, rename, stat } from 'node:fs/promises';
import { join } from 'node:path';

import getPort, { portNumbers } from 'get-port';

import { ensureBuild } from './build.ts';
import type { ChildOptions } from './child.ts';
import { prepareDatabases, startDatabase, type DatabaseUrls } from './databases.ts';
import { webEnvironment, workerEnvironment, type Addresses } from './environment.ts';
import { Keeper } from './keeper.ts';
import { lockFolder } from './lock.ts';
import { startMailbox, type Mailbox } from './mailbox/mailbox.ts';
import { step, type Log } from './progress.ts';
import { untilReady } from './readiness.ts';
import { readSecrets, type Secrets } from './secrets.ts';
import { seed } from './seed.ts';
import type { Stops } from './stops.ts';

export interface LaunchOptions {
  /** Everything the service keeps is under here; an absolute path. */
  readonly directory: string;
  /** Ports to try first; the next free one is taken when they are busy. */
  readonly ports: {
    readonly web: number;
    readonly mailbox: number;
    readonly smtp: number;
    readonly database: number;
  };
  readonly log: Log;
  /** For tests: the data is worth nothing and need not survive. */
  readonly throwAway?: boolean;
}

export interface Launched extends Addresses {
  readonly databaseUrls: DatabaseUrls;
  readonly secrets: Secrets;
  /** Fulfilled when the database has gone, asked to or not. */
  readonly databaseGone: Promise<void>;
}

/**
 * Starts the whole service on this machine and returns when it answers: database, schema, demonstration data, pages,
 * mailbox, worker and web. What has been started is put on `stops` at once, so a start that fails halfway can be
 * undone. Throws when another launcher uses the directory.
 */
export async function launch(options: LaunchOptions, stops: Stops): Promise<Launched> {
  const { directory, log } = options;
  stops.add(await lockFolder(directory));
  const secrets = await readSecrets(directory);
  const [database] = await Promise.all([openDatabase(options, secrets, stops), buildBeside(stops, log)]);
  const addresses = await openMailbox(options, stops);
  await startWorker(options, workerEnvironment(database.urls, secrets, addresses, directory), stops);
  await startWeb(options, webEnvironment(database.urls, secrets, addresses), addresses.origin, stops);
  return { ...addresses, databaseUrls: database.urls, secrets, databaseGone: database.gone };
}

async function openDatabase(options: LaunchOptions, secrets: Secrets, stops: Stops) {
  const { directory, ports, log, throwAway = false } = options;
  const cluster = await startDatabase({ directory, port: ports.database, throwAway }, log);
  stops.add(
    () => cluster.stop(),
    () => void cluster.stop(),
  );
  const urls = await prepareDatabases(cluster, secrets, directory, log);
  await seed(urls, secrets, log);
  return { urls, gone: cluster.gone };
}

/** Building needs a processor and the database mostly a disk, so they go side by side. */
async function buildBeside(stops: Stops, log: Log): Promise<void> {
  const abort = new AbortController();
  stops.add(() => {
    abort.abort();
  });
  await step(
    log,
    'pages',
    () => ensureBuild(abort.signal),
    (built) => (built ? 'built' : 'up to date'),
  );
}

async function openMailbox({ directory, ports, log }: LaunchOptions, stops: Stops): Promise<Addresses> {
  const open = () =>
    startMailbox({ directory: join(directory, 'mail'), smtpPort: ports.smtp, httpPort: ports.mailbox });
  const mailbox = await step(log, 'mailbox', open, ({ httpPort }) => `ready on port ${String(httpPort)}`);
  stops.add(() => mailbox.close());
  return addressesOf(mailbox, ports.web, log);
}

async function addressesOf(mailbox: Mailbox, wanted: number, log: Log): Promise<Addresses> {
  const port = await getPort(
    wanted === 0 ? {} : { port: portNumbers(wanted, Math.min(wanted + 99, 65_535)) },
  );
  if (![0, port].includes(wanted)) log(`  web        port ${String(wanted)} is busy: using ${String(port)}`);
  return {
    port,
    origin: `http://localhost:${String(port)}`,
    smtpUrl: mailbox.smtpUrl,
    mailboxUrl: mailbox.url,
  };
}

async function startWorker(options: LaunchOptions, env: NodeJS.ProcessEnv, stops: Stops): Promise<void> {
  const worker = await Keeper.start(
    'worker',
    await childOptions(options, 'worker', 'jobs/main.ts', env),
    options.log,
  );
  stops.add(
    () => worker.stop(),
    () => {
      worker.kill();
    },
  );
}

async function startWeb(
  options: LaunchOptions,
  env: NodeJS.ProcessEnv,
  origin: string,
  stops: Stops,
): Promise<void> {
  const start = async () => {
    const web = await Keeper.start(
      'web',
      await childOptions(options, 'web', 'app/server/main.ts', env),
      options.log,
    );
    stops.add(
      () => web.stop(),
      () => {
        web.kill();
      },
    );
    await untilReady(origin, { withinMs: 60_000, isHopeful: () => web.crashes < 3 });
  };
  await step(options.log, 'web', start, () => 'ready, and the worker runs beside it');
}

/** A log that has grown large makes room when the service starts; the one before it is kept. */
async function childOptions(
  { directory }: LaunchOptions,
  name: string,
  entry: string,
  env: NodeJS.ProcessEnv,
): Promise<ChildOptions> {
  const folder = join(directory, 'logs');
  const logFile = join(folder, `${name}.log`);
  await mkdir(folder, { recursive: true });
  const { size } = await stat(logFile).catch(() => ({ size: 0 }));
  if (size > 5_000_000) await rename(logFile, `${logFile}.old`);
  return { entry, env, logFile };
}
