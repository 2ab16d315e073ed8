import { judgeAttempt, type AttemptOutcome } from '#app/domain/deadline/delivery.ts';
import type { Lease } from '#app/domain/deadline/lease.ts';
import type { EmailKind } from '#app/domain/notice/delivery-class.ts';
import { afterQuiet } from '#app/domain/notice/quiet-hours.ts';
import { addressee, type Addressee } from '#app/store/notice/addressee.server.ts';
import {
  buryCrashing,
  claimOwed,
  dueEmails,
  finishAttempt,
  holdsClaim,
  putOff,
  type Claimed,
  type Finish,
} from '#app/store/notice/outbox.server.ts';
import { preferencesOf } from '#app/store/notice/waiting.server.ts';
import { asWorker, type Db, type Tx } from '#app/store/shared/database.server.ts';
import { gatherWaiting } from '#app/usecases/notice/gather-waiting.server.ts';
import { noteMailServer, recordEnd } from '#app/usecases/notice/record-end.ts';
import { passOnUnaccepted } from '#app/usecases/notice/pass-on-unaccepted.server.ts';

/** One attempt over SMTP; never rejects. `reason` is a code without addresses. */
export type Post = (letter: {
  readonly to: string;
  readonly kind: EmailKind;
  readonly urgent: boolean;
  readonly messageId: string;
  /** How many things that need doing it stands for. */
  readonly count: number;
  /** Lines that the letter carries as they are. */
  readonly enclosed?: readonly string[];
  /** Of the link it carries, if it carries one. */
  readonly secret?: string;
}) => Promise<{ readonly kind: AttemptOutcome; readonly reason: string }>;

export type SendDeps = {
  readonly db: Db;
  readonly newId: () => string;
  readonly post: Post;
  readonly chance: () => number;
  /** Asked again after each attempt: time goes by while a server answers. */
  readonly now: () => Promise<Date>;
  /** The usual one, unless told. */
  readonly lease?: Lease;
  /** Once true, what has been claimed is finished and nothing more is claimed. */
  readonly stopping?: () => boolean;
};

const batch = 10;
/** A claim that was given up unused is tried again after so many milliseconds. */
const soonAgain = 1_000;

/**
 * Decides what waits, sends every e-mail that is owed and due, several at a time, and tells the next person of what is not
 * accepted in time. Answers how many were attempted.
 */
export async function sendOwed(deps: SendDeps): Promise<number> {
  const begun = await deps.now();
  await buryPoison(deps, begun);
  await gatherWaiting(deps, begun);
  const attempted = await sendDue(deps);
  if (deps.stopping?.() !== true) await passOnUnaccepted(deps, await deps.now());
  return attempted;
}

async function sendDue(deps: SendDeps): Promise<number> {
  let attempted = 0;
  while (deps.stopping?.() !== true) {
    const now = await deps.now();
    const { claimed, found } = await asWorker(deps.db, (tx) => claimBatch(deps, tx, now));
    if (found === 0) return attempted;
    await allOf(claimed.map((owed) => sendOne(deps, owed)));
    attempted += claimed.length;
  }
  return attempted;
}

/** Claims a batch, save what would disturb somebody's quiet hours: a retry, or a worker that was away, may come at night. */
async function claimBatch(
  { lease }: SendDeps,
  tx: Tx,
  now: Date,
): Promise<{ readonly claimed: readonly Claimed[]; readonly found: number }> {
  const due = await dueEmails(tx, now, batch);
  const preference = await preferencesOf(
    tx,
    due.map(({ userId }) => userId),
  );
  const timed = due.map(({ id, userId, deliveryClass }) => ({
    id,
    until: deliveryClass === 'mandatory' ? now : afterQuiet(now, preference(userId)),
  }));
  await putOff(
    tx,
    timed.filter(({ until }) => until > now),
  );
  const ready = timed.filter(({ until }) => until <= now).map(({ id }) => id);
  return { claimed: await claimOwed(tx, ready, now, lease), found: due.length };
}

/** Waits for every attempt, also when one fails: none may go on unwatched while the process stops. */
async function allOf(attempts: readonly Promise<void>[]): Promise<void> {
  const ends = await Promise.allSettled(attempts);
  const failed = ends.find((end) => end.status === 'rejected');
  if (failed !== undefined) throw failed.reason;
}

/** An e-mail that every worker dies of would be claimed for ever: it becomes a task for a person instead. */
async function buryPoison(deps: SendDeps, now: Date): Promise<void> {
  const finish = {
    outcome: 'unknown',
    reason: 'workers-died',
    verdict: { state: 'dead', because: 'given-up' },
  } as const;
  await asWorker(deps.db, async (tx) => {
    for (const owed of await buryCrashing(tx, now)) await recordEnd(deps, tx, { owed, finish, now });
  });
}

async function sendOne(deps: SendDeps, owed: Claimed): Promise<void> {
  const finish = await decideAndPost(deps, owed, await deps.now());
  const now = await deps.now();
  await asWorker(deps.db, async (tx) => {
    if (!(await finishAttempt(tx, owed, finish, now))) return;
    await noteMailServer(deps, tx, finish, now);
    await recordEnd(deps, tx, { owed, finish, now });
  });
}

/** A process that was stopped for a while may hold a claim that somebody else has by now: then it opens no connection. */
async function decideAndPost(deps: SendDeps, owed: Claimed, now: Date): Promise<Finish> {
  const { held, reader } = await asWorker(deps.db, async (tx) => ({
    held: await holdsClaim(tx, owed, now, deps.lease),
    reader: await addressee(tx, owed, now),
  }));
  if (!held) {
    const nextAttemptAt = new Date(now.getTime() + soonAgain);
    return { outcome: 'transient', reason: 'claim-ran-out', verdict: { state: 'pending', nextAttemptAt } };
  }
  if ('suppressed' in reader)
    return { outcome: 'suppressed', reason: reader.suppressed, verdict: { state: 'suppressed' } };
  return attempt(deps, owed, reader);
}

async function attempt(
  deps: SendDeps,
  owed: Claimed,
  reader: Extract<Addressee, { readonly to: string }>,
): Promise<Finish> {
  const { kind, urgent, messageId } = owed;
  const { kind: outcome, reason } = await deps.post({ kind, urgent, messageId, ...reader });
  return { outcome, reason, verdict: judgeAttempt(outcome, owed, await deps.now(), deps.chance()) };
}
