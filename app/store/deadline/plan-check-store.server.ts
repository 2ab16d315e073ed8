import type { CheckedDeadline, KeptAction, PlanChange } from '#app/domain/deadline/plan-check.ts';
import type { EndedPause } from '#app/domain/deadline/recompute.ts';
import type { Tx } from '#app/store/shared/database.server.ts';
import { Prisma } from '#prisma/generated/client.ts';

/** A round of all running deadlines begins so many milliseconds after the one before began. */
const roundEvery = 3_600_000;

/** Whose turn it is to be checked: `beyond` is the deadline the round has come to, null where it begins. */
export type Turn = { readonly beyond: string | null };

/** Takes the next part of the round for this transaction; null between two rounds, and while another worker has it. */
export async function takeTurn(tx: Tx, now: Date): Promise<Turn | null> {
  const [turn] = await tx.$queryRaw<{ beyond: string | null; roundAt: Date }[]>`
    SELECT beyond, round_at AS "roundAt" FROM plan_check FOR UPDATE SKIP LOCKED`;
  if (turn === undefined) return null;
  if (turn.beyond !== null) return { beyond: turn.beyond };
  if (now.getTime() - turn.roundAt.getTime() < roundEvery) return null;
  await tx.$executeRaw`UPDATE plan_check SET round_at = ${now}`;
  return { beyond: null };
}

/** Notes how far the round has come; null when it is over. */
export async function endTurn(tx: Tx, beyond: string | null): Promise<void> {
  await tx.$executeRaw`UPDATE plan_check SET beyond = ${beyond}::uuid`;
}

/** A running deadline to check, with every authority its case has been with. */
export type ToCheck = CheckedDeadline & { readonly authorityIds: readonly string[] };

type PauseRow = { readonly from: string; readonly to: string | null; readonly ended: boolean };
type ActionRow = Omit<KeptAction, 'fireAt' | 'firedAt'> & {
  readonly fireAt: string;
  readonly firedAt: string | null;
};
type ChangeRow = Readonly<Record<keyof PlanChange, string>>;
type Row = Omit<ToCheck, 'pauses' | 'actions' | 'changes' | 'holds'> & {
  readonly pauses: readonly PauseRow[];
  readonly actions: readonly ActionRow[];
  readonly changes: readonly ChangeRow[];
  readonly holds: readonly string[];
};

/**
 * Running deadlines in the order of their ids, each with all that its plan follows from: one statement, so that nothing
 * changes while it is read. Those that a closure has still to reach are left out.
 */
export async function readToCheck(tx: Tx, { beyond }: Turn, limit: number): Promise<readonly ToCheck[]> {
  const from = beyond === null ? Prisma.empty : Prisma.sql`AND d.id > ${beyond}::uuid`;
  const rows = await tx.$queryRaw<Row[]>`
    SELECT d.id, d.rule_key AS "ruleKey", d.rule_version AS "ruleVersion", d.version, d.status, d.due_at AS "dueAt",
      d.trigger_at AS "triggerAt", d.opened_at AS "openedAt", d.explanation,
      c.responsible_authority_id AS "authorityId",
      ARRAY(SELECT c.responsible_authority_id UNION SELECT h.to_authority_id FROM handover h WHERE h.case_id = c.id)
        AS "authorityIds",
      ${pauses} AS pauses, ${actions} AS actions, ${changes} AS changes, ${holds} AS holds
    FROM deadline d JOIN child_case c ON c.id = d.case_id
    WHERE d.status IN ('open', 'paused') ${from} AND NOT EXISTS (SELECT FROM recompute r
      WHERE r.finished_at IS NULL AND r.authority_id = c.responsible_authority_id)
    ORDER BY d.id LIMIT ${limit}`;
  return rows.map(checkedOf);
}

const pauses = Prisma.sql`coalesce((SELECT jsonb_agg(jsonb_build_object(
  'from', p.starts_at, 'to', p.ends_at, 'ended', p.end_event_id IS NOT NULL) ORDER BY p.starts_at, p.id)
  FROM deadline_pause p WHERE p.deadline_id = d.id), '[]')`;
const actions = Prisma.sql`coalesce((SELECT jsonb_agg(jsonb_build_object('step', a.step, 'role', a.role,
  'fireAt', a.fire_at, 'state', a.state, 'firedAt', a.fired_at, 'version', a.deadline_version))
  FROM planned_action a WHERE a.deadline_id = d.id), '[]')`;
const changes = Prisma.sql`coalesce((SELECT jsonb_agg(jsonb_build_object(
  'at', x.at, 'dueBefore', x.due_before, 'dueAfter', x.due_after))
  FROM (SELECT at, due_before, due_after, rank() OVER (ORDER BY at DESC) AS place FROM deadline_change
    WHERE deadline_id = d.id AND kind IN ('resumed', 'extended', 'recomputed')) x WHERE x.place = 1), '[]')`;
const holds = Prisma.sql`coalesce((SELECT jsonb_agg(k.holds_until)
  FROM acknowledgement k WHERE k.deadline_id = d.id), '[]')`;

function checkedOf(row: Row): ToCheck {
  return {
    ...row,
    pauses: row.pauses.map(pauseOf),
    actions: row.actions.map(actionOf),
    changes: row.changes.map(changeOf),
    holds: row.holds.map((until) => new Date(until)),
  };
}

const dateOrNull = (text: string | null) => (text === null ? null : new Date(text));

const pauseOf = ({ from, to, ended }: PauseRow): EndedPause => ({
  from: new Date(from),
  to: dateOrNull(to),
  ended,
});

const actionOf = ({ fireAt, firedAt, ...row }: ActionRow): KeptAction => ({
  ...row,
  fireAt: new Date(fireAt),
  firedAt: dateOrNull(firedAt),
});

const changeOf = ({ at, dueBefore, dueAfter }: ChangeRow): PlanChange => ({
  at: new Date(at),
  dueBefore: new Date(dueBefore),
  dueAfter: new Date(dueAfter),
});
