import type { PlannedStep } from '#app/domain/rules/due.ts';

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
