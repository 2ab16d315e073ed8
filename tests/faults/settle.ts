import { setTimeout as wait } from 'node:timers/promises';

import type { Doorbell } from '#app/usecases/deps.ts';

import type { Admin } from './world/admin.ts';

/**
 * Waits between attempts are minutes in earnest. Seen from outside they are cut to a second or two, again and again, so
 * that an e-mail lives through its many attempts within a run; what becomes of it the workers decide by themselves.
 */
export function shortenWaits(admin: Admin, bell: Doorbell): { readonly stop: () => Promise<void> } {
  const ended = new AbortController();
  const running = (async () => {
    while (!ended.signal.aborted) {
      await cutAll(admin);
      bell.ring('fire');
      bell.ring('send');
      await wait(1_500);
    }
  })();
  return {
    stop: async () => {
      ended.abort();
      await running;
    },
  };
}

/** Retries, digests and actions set aside: whatever would wait for longer than a run. Digests go at the full minute. */
const cuts = [
  `UPDATE notification_preference
   SET digest_hour = to_char(clock_timestamp() AT TIME ZONE 'Europe/London', 'HH24:MI')`,
  `UPDATE outbox SET next_attempt_at = clock_timestamp() + random() * interval '2 s'
   WHERE state IN ('pending', 'waiting') AND next_attempt_at > clock_timestamp() + interval '3 s'`,
  `UPDATE firing_failure SET retry_at = clock_timestamp() WHERE mended_at IS NULL AND retry_at > clock_timestamp()`,
];

async function cutAll(admin: Admin): Promise<void> {
  for (const cut of cuts) await admin.ask(cut).catch(() => undefined);
}

/** In milliseconds: how long nothing may move before waiting is over, and how long waiting may take in all. */
const stillness = 150_000;
const longest = 900_000;

/**
 * Waits until nothing is due and every e-mail has come to an end, for as long as anything moves: on a starved machine
 * that takes a while and is no fault. Whether it came to rest is for the auditor to judge.
 */
export async function settle(
  admin: Admin,
  bell: Doorbell,
): Promise<{ readonly settled: boolean; readonly seconds: number }> {
  const began = Date.now();
  let moved = began;
  let last = '';
  let quiet = 0;
  while (quiet < 3 && Date.now() - moved < stillness && Date.now() - began < longest) {
    bell.ring('fire');
    bell.ring('send');
    await wait(1_000);
    const now = await stateOfWork(admin);
    quiet = now.startsWith('0 ') ? quiet + 1 : 0;
    if (now !== last) moved = Date.now();
    last = now;
  }
  return { settled: quiet === 3, seconds: Math.round((Date.now() - began) / 1_000) };
}

/** How much is still to be done, and what moves while it is; the same twice means that nothing moved. */
async function stateOfWork(admin: Admin): Promise<string> {
  const [row] = await admin.ask<{ open: number; done: string }>(openWork).catch(() => []);
  return row === undefined ? 'nobody knows' : `${String(row.open)} ${row.done}`;
}

/** What is still to be done, and what ever was: attempts made and actions fired. */
const openWork = `SELECT (SELECT count(*) FROM planned_action p JOIN deadline d ON d.id = p.deadline_id
    WHERE p.state = 'planned' AND p.fire_at <= clock_timestamp() AND d.status = 'open' AND d.version = p.deadline_version)::int
  + (SELECT count(*) FROM outbox WHERE state IN ('waiting', 'pending', 'sending'))::int AS open,
  (SELECT count(*) FROM attempt WHERE finished_at IS NOT NULL) || ' '
  || (SELECT count(*) FROM planned_action WHERE state = 'fired') AS done`;
