import { setTimeout as wait } from 'node:timers/promises';

import type pg from 'pg';

import type { Doers, Hand } from './hand.ts';

type Kinds = 'hold-finish' | 'hold-firing';

/** What a hold is called in the tally when it did what it is for. */
const heldFinish = 'finish held until somebody else had claimed the e-mail';
export const heldFiring = 'sweep held before its commit while others swept';

/**
 * In milliseconds. A worker gives up after ten seconds of waiting for a row, which begin when its mail server has not
 * answered in time.
 */
const longestHold = 10_500;
const patience = 8_000;
/** Between a claim and the mail server's greeting; which answer a letter gets is settled then. */
const untilConnected = 1_000;
const othersSweepFor = 2_500;
const rest = 1_500;
const tries = 4;

/** What befalls transactions: locks taken by hand, so that two workers meet where they would only by rare chance. */
export function onTransactions(hand: Hand): Doers<Kinds> {
  const { admin, sink, tally, fair } = hand;
  const again = async (times: number, hold: () => Promise<boolean>, held: string) => {
    for (let count = 0, done = 0; count < tries + times && done < times; count++) {
      if (await hold()) {
        done += 1;
        tally.add(held);
      }
      await wait(rest);
    }
  };
  return {
    'hold-finish': async ({ times }) => {
      await again(times, () => admin.with((client) => holdFinish(client, hand)), heldFinish);
      sink.weather(fair);
    },
    'hold-firing': ({ times }) =>
      again(times, () => admin.with((client) => holdFiring(client, hand)), heldFiring),
  };
}

/** An attempt without a known outcome is not written down before somebody else has taken the e-mail over. */
async function holdFinish(client: pg.Client, { sink, bells }: Hand): Promise<boolean> {
  sink.weather('late 250', 'too late');
  const held = await poll(patience, () => holdOpenAttempts(client));
  if (held === null) return false;
  await wait(untilConnected);
  sink.weather('late 250', 'in time');
  const ring = () => bells.ring('send');
  const taken = await poll(longestHold, () => claimedAnew(client, held), ring);
  await client.query('COMMIT');
  return taken !== null;
}

type Attempt = { readonly outboxId: string; readonly fence: number };

/** Locks the attempts that one worker has just begun; their outcomes cannot be written down until the commit. */
async function holdOpenAttempts(client: pg.Client): Promise<readonly Attempt[] | null> {
  await client.query('BEGIN');
  const { rows } = await client.query<Attempt>(
    `SELECT t.outbox_id AS "outboxId", t.fence FROM attempt t JOIN outbox o ON o.id = t.outbox_id AND o.fence = t.fence
     WHERE t.finished_at IS NULL AND o.state = 'sending' AND o.lease_until > clock_timestamp() + interval '4 s'
       AND t.started_at = (SELECT max(started_at) FROM attempt WHERE finished_at IS NULL)
     FOR UPDATE OF t SKIP LOCKED`,
  );
  if (rows.length > 0) return rows;
  await client.query('ROLLBACK');
  return null;
}

async function claimedAnew(client: pg.Client, held: readonly Attempt[]): Promise<true | null> {
  const { rowCount } = await client.query(
    `SELECT FROM outbox o JOIN unnest($1::uuid[], $2::bigint[]) AS held (id, fence) ON held.id = o.id
     WHERE o.fence > held.fence AND o.state = 'sending'`,
    [held.map(({ outboxId }) => outboxId), held.map(({ fence }) => fence)],
  );
  return (rowCount ?? 0) > 0 || null;
}

/** A sweep that has fired waits before its commit; meanwhile the other workers are rung to sweep as well. */
async function holdFiring(client: pg.Client, { bells }: Hand): Promise<boolean> {
  const ring = () => bells.ring('fire');
  await client.query('BEGIN');
  await client.query('SELECT FROM audit_head WHERE id = 1 FOR UPDATE');
  const caught = await poll(patience, () => sweepWaiting(client), ring);
  if (caught !== null) await poll(othersSweepFor, () => Promise.resolve(null), ring);
  await client.query('COMMIT');
  return caught !== null;
}

async function sweepWaiting(client: pg.Client): Promise<true | null> {
  const { rowCount } = await client.query(
    `SELECT FROM pg_stat_activity WHERE application_name LIKE 'worker-%' AND wait_event_type = 'Lock'
       AND query ILIKE '%audit_append_many%'`,
  );
  return (rowCount ?? 0) > 0 || null;
}

/** Asks again and again until there is an answer, and no longer than so many milliseconds. */
export async function poll<T>(
  milliseconds: number,
  look: () => Promise<T | null>,
  meanwhile: () => void = () => undefined,
): Promise<T | null> {
  const end = Date.now() + milliseconds;
  while (Date.now() < end) {
    const found = await look();
    if (found !== null) return found;
    meanwhile();
    await wait(40);
  }
  return null;
}
