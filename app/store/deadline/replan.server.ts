import { firedBefore, stillToPlan } from '#app/domain/deadline/replanning.ts';
import type { Due, PlannedStep } from '#app/domain/rules/due.ts';
import type { ResponsibleRole } from '#app/domain/rules/rule.ts';
import { plannedRow } from '#app/store/deadline/planned-row.server.ts';
import type { Tx } from '#app/store/shared/database.server.ts';

/** A running deadline as the caller has locked it (`FOR UPDATE`). */
export type LockedDeadline = {
  readonly id: string;
  readonly caseId: string;
  readonly version: number;
  readonly dueAt: Date;
};

/** What it becomes. `steps` is the whole plan, from `planActions`; while it is paused nothing of it is planned. */
export type NewPlan = {
  readonly due: Pick<Due, 'at' | 'localIntent' | 'explanation'>;
  readonly ruleVersion: number;
  readonly steps: readonly PlannedStep[];
  readonly status: 'open' | 'paused';
  readonly now: Date;
  /** Whose duty it is by the rule version, where that changes. */
  readonly responsible?: ResponsibleRole;
};

/**
 * Gives a locked deadline another due date, rule version and plan: the version goes up, what was planned is superseded,
 * and what has fired stays as it is. Throws when the deadline was not locked and has changed since it was read.
 */
export async function replan(
  tx: Tx,
  deadline: LockedDeadline,
  to: NewPlan,
  newId: () => string,
): Promise<void> {
  const version = deadline.version + 1;
  const explanation: object = structuredClone(to.due.explanation);
  const { count } = await tx.deadline.updateMany({
    where: { id: deadline.id, version: deadline.version, status: { in: ['open', 'paused'] } },
    data: {
      version,
      status: to.status,
      dueAt: to.due.at,
      localIntent: to.due.localIntent,
      explanation,
      ruleVersion: to.ruleVersion,
      ...(to.responsible === undefined ? {} : { responsibleRole: to.responsible }),
      ...(to.due.at > deadline.dueAt ? { heldUntil: null } : {}),
    },
  });
  if (count !== 1) throw new Error('A deadline was replanned without being locked.');
  const fired = await firedSteps(tx, deadline.id);
  await supersede(tx, deadline.id);
  if (to.status === 'paused') return;
  const steps = stillToPlan(to.steps, {
    fired,
    dueBefore: deadline.dueAt,
    dueAfter: to.due.at,
    now: to.now,
  });
  await tx.plannedAction.createMany({
    data: steps.map((step) => ({
      id: newId(),
      ...plannedRow(step, { deadlineId: deadline.id, version, caseId: deadline.caseId }),
    })),
  });
}

/** Takes away what is still planned for a deadline. */
export async function supersede(tx: Tx, deadlineId: string): Promise<void> {
  await tx.plannedAction.updateMany({
    where: { deadlineId, state: 'planned' },
    data: { state: 'superseded' },
  });
}

async function firedSteps(tx: Tx, deadlineId: string) {
  const rows = await tx.plannedAction.findMany({
    where: { deadlineId },
    select: { step: true, state: true, fireAt: true, firedAt: true, deadlineVersion: true },
  });
  return firedBefore(rows.map(({ deadlineVersion: version, ...row }) => ({ ...row, version })));
}
