import {
  checkpointLateAfter,
  invariantNames,
  silentAfter,
  steadyTasks,
  type Finding,
  type InvariantName,
} from '#app/domain/oversight/invariants.ts';
import { newestBreaks } from '#app/store/audit/verify.server.ts';
import type { Tx } from '#app/store/shared/database.server.ts';
import { Prisma } from '#prisma/generated/client.ts';

type Count = (now: Date) => Prisma.Sql;

const before = (now: Date, milliseconds: number) => new Date(now.getTime() - milliseconds);
const minute = 60_000;
const hour = 60 * minute;

/** Each answers one row with one number, `count`. */
const counts: Readonly<Record<Exclude<InvariantName, 'audit-broken'>, Count>> = {
  /**
   * Every open deadline has its own moment planned, at its own time, or fired at that time or later under an older plan;
   * and the rolling check has found nothing else, as long as the deadline is as it was then.
   */
  'plan-differs': () => Prisma.sql`SELECT count(*)::int AS count FROM deadline d
    WHERE (d.status IN ('open', 'paused') AND EXISTS (SELECT FROM plan_fault f
        WHERE f.deadline_id = d.id AND f.deadline_version = d.version))
      OR (d.status = 'open' AND NOT EXISTS (SELECT 1 FROM planned_action p
        WHERE p.deadline_id = d.id AND p.step = 'due' AND (
          (p.deadline_version = d.version AND p.fire_at = d.due_at AND p.state IN ('planned', 'fired'))
          OR (p.state = 'fired' AND p.fired_at >= d.due_at))))`,
  'deadline-unwatched': () => Prisma.sql`SELECT count(*)::int AS count FROM deadline d WHERE d.status = 'open'
    AND NOT EXISTS (SELECT 1 FROM planned_action p WHERE p.deadline_id = d.id AND p.state IN ('planned', 'fired'))`,
  'planned-and-late': (now) => Prisma.sql`SELECT count(*)::int AS count FROM planned_action p
    JOIN deadline d ON d.id = p.deadline_id
    WHERE p.state = 'planned' AND p.fire_at < ${before(now, silentAfter)}::timestamptz
      AND d.status = 'open' AND d.version = p.deadline_version`,
  'firing-fails': () => Prisma.sql`SELECT count(*)::int AS count FROM firing_failure f
    JOIN planned_action p ON p.id = f.action_id AND p.state = 'planned' WHERE f.mended_at IS NULL`,
  'settled-but-planned': () => Prisma.sql`SELECT count(*)::int AS count FROM planned_action p
    JOIN deadline d ON d.id = p.deadline_id WHERE p.state = 'planned' AND d.status <> 'open'`,
  'fired-in-silence':
    () => Prisma.sql`SELECT count(*)::int AS count FROM planned_action p WHERE p.state = 'fired'
    AND NOT EXISTS (SELECT 1 FROM notice n WHERE n.cause = 'action:' || p.id::text)
    AND NOT EXISTS (SELECT 1 FROM task t WHERE t.dedupe_key = 'nobody:' || p.id::text)`,
  'lease-expired': (now) => Prisma.sql`SELECT count(*)::int AS count FROM outbox
    WHERE state = 'sending' AND lease_until < ${before(now, silentAfter)}::timestamptz`,
  /** An hour beyond the horizon of 72, in which the last attempt is made and judged. */
  'email-too-old': (now) => Prisma.sql`SELECT count(*)::int AS count FROM outbox
    WHERE state IN ('waiting', 'pending', 'sending') AND created_at < ${before(now, 73 * hour)}::timestamptz`,
  'dead-without-task': () => Prisma.sql`SELECT count(*)::int AS count FROM outbox o WHERE o.state = 'dead'
    AND NOT EXISTS (SELECT 1 FROM task t WHERE t.outbox_id = o.id AND t.created_at >= o.settled_at)`,
  'told-twice': () => Prisma.sql`SELECT count(*)::int AS count FROM
    (SELECT 1 FROM notice GROUP BY cause, user_id HAVING count(*) > 1) twice`,
  /** A foreign key forbids it; a database that was restored in parts may hold it all the same. */
  'told-nobody-known': () => Prisma.sql`SELECT count(*)::int AS count FROM notice n
    WHERE NOT EXISTS (SELECT 1 FROM user_account u WHERE u.id = n.user_id)`,
  'accepted-without-attempt': () => Prisma.sql`SELECT count(*)::int AS count FROM outbox o
    WHERE o.state = 'accepted' AND NOT EXISTS
      (SELECT 1 FROM attempt t WHERE t.outbox_id = o.id AND t.outcome = 'accepted')`,
  'change-unfinished': (now) => Prisma.sql`SELECT count(*)::int AS count FROM recompute
    WHERE finished_at IS NULL AND requested_at < ${before(now, hour)}::timestamptz`,
  'worker-silent': (
    now,
  ) => Prisma.sql`SELECT count(*)::int AS count FROM unnest(${[...steadyTasks]}::text[]) AS name
    WHERE NOT EXISTS (SELECT 1 FROM heartbeat h
      WHERE h.component = name AND h.at >= ${before(now, silentAfter)}::timestamptz)`,
  /** Signed but in no file counts as late too: it has not left the database. */
  'checkpoint-late': (now) => Prisma.sql`SELECT count(*)::int AS count FROM (
    SELECT min(at) AS first, max(at) FILTER (WHERE filed_at IS NOT NULL) AS newest FROM audit_checkpoint) kept
    WHERE coalesce(newest, first) < ${before(now, checkpointLateAfter)}::timestamptz`,
};

/** Counts what must never be so, as far as this reader can see. The worker sees everything. */
export async function checkInvariants(
  tx: Tx,
  now: Date,
  names: readonly InvariantName[] = invariantNames,
): Promise<readonly Finding[]> {
  const findings: Finding[] = [];
  for (const name of names) findings.push({ name, count: await countOf(tx, name, now) });
  return findings;
}

async function countOf(tx: Tx, name: InvariantName, now: Date): Promise<number> {
  if (name === 'audit-broken') return (await newestBreaks(tx)).breaks.length;
  const [row] = await tx.$queryRaw<{ count: number }[]>(counts[name](now));
  if (row === undefined) throw new Error(`${name} could not be counted.`);
  return row.count;
}
