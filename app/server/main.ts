/** The web process: reads its settings, makes everything once and serves. `node app/server/main.ts` */
import { randomBytes, randomUUID } from 'node:crypto';
import { createServer } from 'node:http';
import type { ServerBuild } from '@remix-run/node';
import { readWebEnv, type WebEnv } from '#app/config/env.server.ts';
import type { SiteEnv } from '#app/http/context.server.ts';
import { createApp } from '#app/server/app.ts';
import { createLog, faultFields, type Log } from '#app/server/log.ts';
import { createStop } from '#app/server/stop.ts';
import { createAttemptLimits } from '#app/store/account/attempt-limits.server.ts';
import { createRulebook, keepCurrent } from '#app/store/reference/living-rulebook.server.ts';
import { assertSafeSession, createDatabase } from '#app/store/shared/database.server.ts';
import { watchHold } from '#app/store/shared/hold.server.ts';
import { assertKnownSchema } from '#app/store/shared/schema-version.server.ts';
import { createVault } from '#app/store/shared/vault.server.ts';
import type { Deps } from '#app/usecases/deps.ts';
import { createDoorbell } from '#jobs/queues/doorbell.ts';
import { lookSoon } from '#jobs/queues/look.ts';
import { createQueue, queuePlace } from '#jobs/queues/queue.ts';

const patience = 9_000;
/** Milliseconds within which every page shows a rule that was approved elsewhere. */
const newBookWithin = 2_000;

await main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
});

async function main(): Promise<void> {
  const env = readWebEnv(process.env);
  const log = createLog(env.logLevel);
  dieOfSurprises(log);

  const line = openLine(env, log);
  const deps = await createDeps(env, line, log);
  const server = createServer({ requestTimeout: 30_000 });
  const release = async () => {
    await Promise.all([line.close(), deps.db.$disconnect()]);
  };
  const { stop, isStopping } = createStop({
    server,
    log,
    release,
  });
  const app = createApp({
    build: await loadBuild(),
    deps,
    limits: createAttemptLimits(deps.db),
    env: siteOf(env),
    trustProxy: env.trustProxy,
    log,
    isStopping,
    isHeld: watchHold(deps.db, env.hold),
  });
  server.on('request', app);
  stopWhenAsked(stop);
  server.listen(env.port, env.host, () => {
    log.info({ host: env.host, port: env.port, origin: env.origin, mode: env.mode }, 'listening');
  });
}

/** Chosen by name, so that no key reaches a page. */
function siteOf({ mode, origin, helpPhone, mailboxUrl }: WebEnv): SiteEnv {
  return { mode, origin, helpPhone, mailboxUrl, secure: mode === 'production' };
}

async function createDeps(env: WebEnv, { bell, queue }: Line, log: Log): Promise<Deps> {
  const db = createDatabase(env.databaseUrl);
  await assertSafeSession(db);
  await assertKnownSchema(db);
  const rulebook = await createRulebook(db);
  if (rulebook.rules.length === 0)
    throw new Error('The database holds no rules, so no deadline could be kept. Run: npm run seed');
  keepCurrent(rulebook, newBookWithin, (error) => {
    log.warn(faultFields(error), 'the rulebook could not be looked at; it is looked at again');
  });
  return {
    db,
    now: () => new Date(),
    newId: randomUUID,
    randomBytes: (count) => randomBytes(count),
    vault: createVault(env),
    rulebook,
    bell,
    ...(queue === undefined ? {} : { queue }),
  };
}

/** What this process has to do with the queue. */
type Line = Pick<Deps, 'bell' | 'queue'> & { readonly close: () => Promise<void> };

/** The way to the workers. Without a queue nobody is woken, and the worker's own sweep finds what is due. */
function openLine(env: WebEnv, log: Log): Line {
  const place = queuePlace(env);
  if (place === null) return { bell: { ring: () => undefined }, close: () => Promise.resolve() };
  const unheard = (error: unknown) => {
    log.warn(faultFields(error), 'the doorbell was not heard; the next sweep finds what is due');
  };
  const queue = createQueue(place, (_, error) => {
    unheard(error);
  });
  return { bell: createDoorbell(queue, unheard), queue: lookSoon(queue), close: queue.close };
}

/** What `npm run build` made. Its address is put together here, so that type checks do not need it. */
async function loadBuild(): Promise<ServerBuild> {
  const address = new URL('../../build/server/index.js', import.meta.url).href;
  return (await import(address)) as ServerBuild;
}

/** After a fault that nobody expected, the state is unknown: a supervisor starts a fresh process. */
function dieOfSurprises(log: Log): void {
  process.on('uncaughtException', (error) => {
    log.fatal(faultFields(error), 'unexpected fault');
    process.exit(1);
  });
}

/** Asked by a signal, or by the end of the launcher that holds the other end of our channel. */
function stopWhenAsked(stop: (reason: string) => Promise<void>): void {
  const end = (reason: string) => {
    setTimeout(() => process.exit(1), patience).unref();
    stop(reason).then(
      () => process.exit(0),
      () => process.exit(1),
    );
  };
  for (const reason of ['SIGTERM', 'SIGINT', 'disconnect'] as const) process.once(reason, () => end(reason));
}
