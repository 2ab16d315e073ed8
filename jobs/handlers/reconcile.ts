import { checkInvariants } from '#app/store/oversight/invariants.server.ts';
import { asWorker, type Db } from '#app/store/shared/database.server.ts';

import type { WorkerLog } from '../log.ts';

/** Tells an outer watchdog that all is well; it raises the alarm when it hears nothing. */
export type Ping = () => Promise<void>;

/**
 * Counts what must never be so, logs what is, and pings the outer watchdog only when nothing is. Answers how many
 * invariants are broken.
 */
export async function reconcile(
  { db, log, ping }: { readonly db: Db; readonly log: WorkerLog; readonly ping: Ping | null },
  now: Date,
): Promise<number> {
  const findings = await asWorker(db, (tx) => checkInvariants(tx, now));
  const broken = findings.filter(({ count }) => count > 0);
  for (const { name, count } of broken) log.error('An invariant is broken', { invariant: name, count });
  if (broken.length === 0 && ping !== null) await ping();
  return broken.length;
}

/** A GET that gives up after ten seconds and goes nowhere else; an answer other than success is a failure. */
export function pingAt(url: string): Ping {
  return async () => {
    const answer = await fetch(url, { signal: AbortSignal.timeout(10_000), redirect: 'error' });
    if (!answer.ok) throw new Error('The watchdog did not take the heartbeat.');
  };
}
