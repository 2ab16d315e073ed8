import type { PlanDiffers } from '#app/domain/deadline/plan-check.ts';

/** A running deadline that is due or planned otherwise than follows from its rule. `unknown`: it cannot be computed. */
export type PlanFault = {
  readonly id: string;
  readonly foundAt: Date;
  readonly differs: PlanDiffers | 'unknown';
  readonly ruleKey: string;
  readonly ruleVersion: number;
  readonly dueAt: Date;
  readonly caseId: string;
  readonly reference: string;
};
