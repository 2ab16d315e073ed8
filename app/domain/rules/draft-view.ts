import type { MoveCounts } from '#app/domain/deadline/recompute-preview.ts';
import type { Rule } from '#app/domain/rules/rule.ts';

export type DraftState = 'draft' | 'submitted' | 'approved' | 'rejected' | 'withdrawn' | 'superseded';

/** What somebody wants a rule to become. `body` is the whole new version. */
export type RuleDraft = {
  readonly id: string;
  readonly ruleKey: string;
  readonly baseVersion: number;
  readonly body: Rule;
  readonly recompute: boolean;
  readonly reason: string;
  readonly state: DraftState;
  readonly draftedById: string;
  readonly draftedBy: string;
  readonly draftedAt: Date;
  readonly submittedAt: Date | null;
  /** What it would have moved when it was submitted. */
  readonly preview: MoveCounts | null;
  readonly decidedBy: string | null;
  readonly decidedAt: Date | null;
  readonly decisionNote: string | null;
};

/** How far the worker is with computing running deadlines again. */
export type Progress = {
  readonly finishedAt: Date | null;
  readonly waiting: number;
  readonly moved: number;
  readonly same: number;
  readonly kept: number;
  readonly settled: number;
};
