import { randomUUID } from 'node:crypto';

import type { Lease } from '#app/domain/deadline/lease.ts';
import type { Rulebook } from '#app/domain/rules/rulebook.ts';
import { deleteUnconfirmed } from '#app/store/account/authenticators.server.ts';
import { deleteOldLinks } from '#app/store/account/links.server.ts';
import { deleteOldChallenges } from '#app/store/account/passkey-challenges.server.ts';
import { deleteEndedSessions } from '#app/store/account/session-retention.server.ts';
import type { Db } from '#app/store/shared/database.server.ts';
import type { CheckpointFile } from '#app/store/audit/checkpoint-file.server.ts';
import type { CheckpointSigner } from '#app/store/audit/checkpoint-key.server.ts';
import { databaseTime } from '#app/store/shared/database-clock.server.ts';
import { isHeld } from '#app/store/shared/hold.server.ts';
import { forgetHeartbeats } from '#app/store/shared/heartbeat.server.ts';
import { carryOutChanges } from '#app/usecases/deadline/carry-out-changes.server.ts';
import { checkPlans } from '#app/usecases/deadline/check-plans.server.ts';
import { fireDue } from '#app/usecases/deadline/fire-due.server.ts';
import { createFiling } from '#app/usecases/audit/file-checkpoints.server.ts';
import { keepHourly } from '#app/usecases/audit/keep-checkpoint.server.ts';
import { openWeeklyReview } from '#app/usecases/audit/open-weekly-review.server.ts';
import { watchLooks } from '#app/usecases/audit/watch-looks.server.ts';
import { watchCertificates } from '#app/usecases/guardian/watch-certificates.server.ts';
import { gatherWaiting } from '#app/usecases/notice/gather-waiting.server.ts';
import { sendOwed, type Post } from '#app/usecases/notice/send-owed.server.ts';
import { keepHeartbeat } from '#app/usecases/oversight/keep-heartbeat.server.ts';
import { findDueRecords } from '#app/usecases/retention/find-due-records.server.ts';
import { endDormant } from '#app/usecases/staff/end-dormant.server.ts';
import { purgeDrafts } from '#app/usecases/referral/purge-drafts.server.ts';

import { reconcile, type Ping } from './handlers/reconcile.ts';
import type { WorkerLog } from './log.ts';
import type { Topic } from './queues/topics.ts';
import { singleFlight } from './single-flight.ts';

export type TaskParts = {
  readonly db: Db;
  readonly rulebook: Rulebook;
  readonly post: Post;
  /** Of a claim on an e-mail; the usual one, unless told. */
  readonly lease?: Lease;
  readonly log: WorkerLog;
  /** With what checkpoints of the audit trail are signed, and where they leave the database; none are made without. */
  readonly checkpoints?: { readonly signer: CheckpointSigner; readonly file: CheckpointFile } | undefined;
  /** The outer watchdog, if there is one. */
  readonly ping: Ping | null;
  /** Tells this worker from others in the heartbeat. */
  readonly name: string;
  /** This host's clock; only whether it can be trusted is asked of it. */
  readonly hostNow: () => Date;
  /** Holds this process still whatever the database says. */
  readonly hold?: boolean;
  /** Once true, what is under way is finished and nothing more is begun. */
  readonly stopping: () => boolean;
};

export type Tasks = Readonly<Record<Topic, () => Promise<void>>>;

/** What a worker does, each safe to run at any time, in any number of processes; each leaves a heartbeat when it is done. */
export function tasksOf(parts: TaskParts): Tasks {
  const { db, rulebook, post, stopping } = parts;
  const lease = parts.lease === undefined ? {} : { lease: parts.lease };
  const now = () => databaseTime(db, parts.hostNow);
  const sending = { db, newId: randomUUID, post, chance: Math.random, now, stopping, ...lease };
  const works: Record<Topic, () => Promise<number>> = {
    fire: async () => fireDue({ db, newId: randomUUID, rulebook, stopping }, await now()),
    digest: async () => gatherWaiting({ db, newId: randomUUID }, await now()),
    send: () => sendOwed(sending),
    recompute: async () => carryOutChanges({ db, newId: randomUUID, rulebook, stopping }, await now()),
    'plan-check': async () => checkPlans({ db, rulebook, stopping }, await now()),
    reconcile: async () => reconcile(parts, await now()),
    checkpoint: checkpointing(parts, now),
    oversee: async () => {
      const asking = { db, newId: randomUUID };
      return (await openWeeklyReview(asking, await now())) + (await watchLooks(asking, await now()));
    },
    retain: async () => retain(db, await now()),
  };
  const task = (topic: Topic) => timed(parts, topic, { work: works[topic], now });
  return {
    fire: task('fire'),
    send: task('send'),
    digest: task('digest'),
    recompute: task('recompute'),
    'plan-check': task('plan-check'),
    reconcile: task('reconcile'),
    checkpoint: task('checkpoint'),
    oversee: task('oversee'),
    retain: task('retain'),
  };
}

/** Clears away what has had its time, closes accounts that nobody uses and asks about what guardians need to be renewed. */
async function retain(db: Db, at: Date): Promise<number> {
  await findDueRecords({ db, newId: randomUUID }, at);
  const asked = await watchCertificates({ db, newId: randomUUID }, at);
  const dormant = await endDormant({ db, newId: randomUUID }, at);
  const ended = (await purgeDrafts(db, at)) + (await deleteEndedSessions(db, at));
  const old =
    (await deleteOldLinks(db, at)) + (await deleteOldChallenges(db, at)) + (await deleteUnconfirmed(db, at));
  return asked + dormant + ended + old + (await forgetHeartbeats(db, at));
}

/** Signs the hour's checkpoint if it has none yet, and takes to the file what it does not hold. */
function checkpointing({ db, checkpoints }: TaskParts, now: () => Promise<Date>): () => Promise<number> {
  if (checkpoints === undefined) return () => Promise.resolve(0);
  const file = createFiling({ db, ...checkpoints });
  const { signer } = checkpoints;
  return async () => {
    const signed = await keepHourly({ db, newId: randomUUID, signer }, await now());
    return signed + (await file(await now()));
  };
}

function timed(
  { db, log, name, stopping, hold = false }: TaskParts,
  topic: Topic,
  { work, now }: { readonly work: () => Promise<number>; readonly now: () => Promise<Date> },
): () => Promise<void> {
  return singleFlight(async () => {
    if (stopping()) return;
    // Looking is allowed; whoever restores wants to know what it finds.
    if (topic !== 'reconcile' && (hold || (await isHeld(db)))) return;
    const started = performance.now();
    const count = await work();
    const milliseconds = Math.round(performance.now() - started);
    if (count > 0) log.info('Task done', { topic, count, milliseconds });
    const detail = { worker: name, count, milliseconds };
    await keepHeartbeat({ db, newId: randomUUID }, { component: topic, at: await now(), detail });
  });
}
