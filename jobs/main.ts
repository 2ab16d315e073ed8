import { hostname } from 'node:os';

import { readWorkerEnv, type WorkerEnv } from '#app/config/env.server.ts';
import { leaseOf, type Lease } from '#app/domain/deadline/lease.ts';
import { createMailer, timeoutsWithin } from '#app/mail/mailer.ts';
import { createCheckpointFile } from '#app/store/audit/checkpoint-file.server.ts';
import { createCheckpointSigner } from '#app/store/audit/checkpoint-key.server.ts';
import { createRulebook, keepCurrent } from '#app/store/reference/living-rulebook.server.ts';
import { assertSafeSession, createDatabase, type Db } from '#app/store/shared/database.server.ts';
import { assertKnownSchema } from '#app/store/shared/schema-version.server.ts';

import release from '../package.json' with { type: 'json' };

import { postLetters } from './handlers/post-letter.ts';
import { pingAt } from './handlers/reconcile.ts';
import { createWorkerLog, faultOf, type WorkerLog } from './log.ts';
import { queuePlace, type QueuePlace } from './queues/queue.ts';
import { watchStandstill } from './standstill.ts';
import { startWorker } from './worker.ts';

/** How the process ends: set up wrongly, or stood still for so long that a supervisor must start a fresh one. */
const exitCodes = { refused: 1, stoodStill: 75 } as const;

await main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(exitCodes.refused);
});

/** Composition root of the worker process: fires what is due, sends what is owed, stops cleanly. */
async function main(): Promise<void> {
  const env = readWorkerEnv(process.env);
  const log = createWorkerLog(env.logLevel);
  const db = await openDatabase(env.databaseUrl);
  const lease = leaseOf(env.leaseSeconds);
  const mailer = createMailer(env.smtpUrl, {
    from: env.mailFrom,
    messageIdDomain: new URL(env.origin).hostname,
    timeouts: timeoutsWithin(lease.attemptSeconds * 1_000),
  });
  const rulebook = await createRulebook(db);
  keepCurrent(rulebook, 2_000, (error) => {
    log.warn('The rulebook could not be looked at; it is looked at again', { fault: faultOf(error) });
  });
  const worker = startWorker({
    db,
    log,
    rulebook,
    post: postLetters(mailer, { origin: env.origin, helpLine: env.helpPhone }, (reason) => {
      log.error('The mail relay refuses this service; an operator must mend it', { fault: reason });
    }),
    lease,
    checkpoints: checkpointsOf(env),
    hold: env.hold,
    ping: env.heartbeatUrl === null ? null : pingAt(env.heartbeatUrl),
    queue: placeOf(env),
    name: `${hostname()}-${String(process.pid)}`,
    version: release.version,
    hostNow: () => new Date(),
    sweepEvery: 15_000,
  });
  log.info('The worker is running');
  exitWhenStoodStill(lease, log);
  stopWith(log, async () => {
    await worker.stop();
    mailer.close();
    await db.$disconnect();
  });
}

async function openDatabase(url: string): Promise<Db> {
  const db = createDatabase(url);
  await assertSafeSession(db);
  await assertKnownSchema(db);
  return db;
}

/** Half a lease: afterwards others may hold what this process had claimed. */
function exitWhenStoodStill(lease: Lease, log: WorkerLog): void {
  watchStandstill((lease.seconds * 1_000) / 2, (milliseconds) => {
    log.error('This process stood still for too long and gives up its work', { milliseconds });
    process.exit(exitCodes.stoodStill);
  });
}

function checkpointsOf({ auditKey, auditCheckpointFile }: WorkerEnv) {
  return {
    signer: createCheckpointSigner(auditKey),
    file: createCheckpointFile(auditCheckpointFile),
  };
}

function placeOf(given: WorkerEnv): QueuePlace {
  const place = queuePlace(given);
  if (place === null) throw new Error('The worker needs REDIS_URL, or QUEUE_DATABASE_URL in embedded mode.');
  return place;
}

/** Stops on a signal, or when the launcher that started this process is gone; what is under way is finished first. */
function stopWith(said: WorkerLog, finish: () => Promise<void>): void {
  let stopping = false;
  const stop = () => {
    if (stopping) return;
    stopping = true;
    setTimeout(() => process.exit(1), 25_000).unref();
    void finish()
      .then(() => {
        said.info('The worker has stopped');
        process.exit(0);
      })
      .catch((error: unknown) => {
        said.error('The worker did not stop cleanly', { fault: faultOf(error) });
        process.exit(1);
      });
  };
  process.on('SIGTERM', stop);
  process.on('SIGINT', stop);
  process.on('disconnect', stop);
}
