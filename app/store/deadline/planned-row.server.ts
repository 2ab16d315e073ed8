import type { PlannedStep } from '#app/domain/rules/due.ts';
import type { Tx } from '#app/store/shared/database.server.ts';

/** One planned step as a row, for a version of its deadline. */
export function plannedRow(
  { step, to, fireAt }: PlannedStep,
  of: { readonly deadlineId: string; readonly version: number; readonly caseId: string },
) {
  return {
    deadlineId: of.deadlineId,
    deadlineVersion: of.version,
    caseId: of.caseId,
    step,
    kind: kindOf(step),
    rung: step.startsWith('rung-') ? Number(step.slice('rung-'.length)) : null,
    role: to,
    fireAt,
    state: 'planned',
  };
}

function kindOf(step: string): string {
  if (step.startsWith('remind-')) return 'reminder';
  return step.startsWith('rung-') ? 'escalation' : step;
}

type StillPlanned = { readonly step: string; readonly fireAt: Date };

/** What is still to come of some deadlines, by their ids. */
export async function readPlanned(
  tx: Tx,
  deadlineIds: readonly string[],
): Promise<ReadonlyMap<string, readonly StillPlanned[]>> {
  const rows = await tx.plannedAction.findMany({
    where: { deadlineId: { in: [...deadlineIds] }, state: 'planned' },
    select: { deadlineId: true, step: true, fireAt: true },
  });
  return Map.groupBy(rows, ({ deadlineId }) => deadlineId);
}
