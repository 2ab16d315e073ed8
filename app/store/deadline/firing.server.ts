import type { Tx } from '#app/store/shared/database.server.ts';

export type DueAction = {
  readonly id: string;
  readonly deadlineId: string;
  readonly caseId: string;
  readonly step: string;
  readonly kind: 'reminder' | 'due' | 'overdue' | 'escalation';
  readonly role: string;
  readonly rung: number | null;
  readonly fireAt: Date;
  readonly ruleKey: string;
  readonly ruleVersion: number;
  readonly heldUntil: Date | null;
};

/**
 * Claims what is due, oldest first. The deadline rows are locked first, as a person who meets a deadline locks them,
 * so that firing and meeting follow one another and never wait for each other in a circle.
 */
export async function claimDue(tx: Tx, now: Date, limit: number): Promise<readonly DueAction[]> {
  const locked = await tx.$queryRaw<{ id: string }[]>`
    SELECT d.id FROM deadline d
    WHERE d.status = 'open' AND d.id IN (
      SELECT deadline_id FROM planned_action WHERE state = 'planned' AND fire_at <= ${now}
      ORDER BY fire_at LIMIT ${limit})
    ORDER BY d.id FOR UPDATE SKIP LOCKED`;
  if (locked.length === 0) return [];
  return tx.$queryRaw<DueAction[]>`
    SELECT a.id, a.deadline_id AS "deadlineId", a.case_id AS "caseId", a.step, a.kind, a.role, a.rung,
      a.fire_at AS "fireAt", d.rule_key AS "ruleKey", d.rule_version AS "ruleVersion", d.held_until AS "heldUntil"
    FROM planned_action a JOIN deadline d ON d.id = a.deadline_id
    WHERE a.deadline_id = ANY(${locked.map(({ id }) => id)}::uuid[]) AND a.state = 'planned'
      AND a.fire_at <= ${now} AND a.deadline_version = d.version AND d.status = 'open'
    ORDER BY a.fire_at, a.rung NULLS FIRST, a.id`;
}

export async function markFired(tx: Tx, actionId: string, firedAt: Date, late: boolean): Promise<void> {
  await tx.plannedAction.updateMany({
    where: { id: actionId, state: 'planned' },
    data: { state: 'fired', firedAt, firedLate: late },
  });
}

/** Puts a rung off until the acknowledgement that holds it runs out. */
export async function holdAction(tx: Tx, actionId: string, until: Date): Promise<void> {
  await tx.plannedAction.updateMany({ where: { id: actionId, state: 'planned' }, data: { fireAt: until } });
}

/** Brings the next rung forward to now, because nobody was found on this one. False when there is no further rung. */
export async function bringNextRungForward(tx: Tx, action: DueAction, now: Date): Promise<boolean> {
  const next = await tx.plannedAction.findFirst({
    where: {
      deadlineId: action.deadlineId,
      state: 'planned',
      kind: 'escalation',
      rung: { gt: action.rung ?? 0 },
    },
    orderBy: { rung: 'asc' },
    select: { id: true, fireAt: true },
  });
  if (next === null) return false;
  if (next.fireAt > now) await tx.plannedAction.updateMany({ where: { id: next.id }, data: { fireAt: now } });
  return true;
}
