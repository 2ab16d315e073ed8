import { hostname } from 'node:os';

import { readWorkerEnv, type WorkerEnv } from '#app/config/env.server.ts';
import { leaseOf } from '#app/domain/deadline/lease.ts';
import { createMailer, timeoutsWithin } from '#app/mail/mailer.ts';
import { loadRulebook } from '#app/store/reference/rulebook.server.ts';
import { assertSafeSession, createDatabase } from '#app/store/shared/database.server.ts';

import { postLetters } from './handlers/post-letter.ts';
import { pingAt } from './handlers/reconcile.ts';
import { createWorkerLog, faultOf, type WorkerLog } from './log.ts';
import { queuePlace, type QueuePlace } from './queues/queue.ts';
import { startWorker } from './worker.ts';

/** Composition root of the worker process: fires what is due, sends what is owed, stops cleanly. */
const env = readWorkerEnv(process.env);
const log = createWorkerLog(env.logLevel);
const db = createDatabase(env.databaseUrl);
await assertSafeSession(db);
const lease = leaseOf(env.leaseSeconds);
const mailer = createMailer(env.smtpUrl, {
  from: env.mailFrom,
  messageIdDomain: new URL(env.origin).hostname,
  timeouts: timeoutsWithin(lease.attemptSeconds * 1_000),
});
const worker = startWorker({
  db,
  log,
  rulebook: await loadRulebook(db),
  post: postLetters(mailer, { origin: env.origin, helpLine: env.helpPhone }, (reason) => {
    log.error('The mail relay refuses this service; an operator must mend it', { fault: reason });
  }),
  lease,
  ping: env.heartbeatUrl === null ? null : pingAt(env.heartbeatUrl),
  queue: placeOf(env),
  name: `${hostname()}-${String(process.pid)}`,
  sweepEvery: 15_000,
});
log.info('The worker is running');
stopWith(log);

function placeOf(given: WorkerEnv): QueuePlace {
  const place = queuePlace(given);
  if (place === null) throw new Error('The worker needs REDIS_URL, or QUEUE_DATABASE_URL in embedded mode.');
  return place;
}

/** Stops on a signal, or when the launcher that started this process is gone; what is under way is finished first. */
function stopWith(said: WorkerLog): void {
  let stopping = false;
  const stop = () => {
    if (stopping) return;
    stopping = true;
    setTimeout(() => process.exit(1), 25_000).unref();
    void worker
      .stop()
      .then(async () => {
        mailer.close();
        await db.$disconnect();
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
