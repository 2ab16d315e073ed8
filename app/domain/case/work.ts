import type { CaseAction } from '#app/domain/permission/permissions.ts';
import type { CaseEventType } from '#app/domain/rules/events.ts';

/** Work a person records by hand, with the right it needs. What is not listed is recorded by its own use case. */
export const recordableWork = {
  FirstContactRecorded: 'record-guardian-work',
  VisitRecorded: 'record-guardian-work',
  WatchWindowClosed: 'record-guardian-work',
  ExitPlanMade: 'record-guardian-work',
  DecisionChased: 'record-guardian-work',
  GuardianSupervised: 'record-supervision',
  NrmReferred: 'record-identification',
  ReasonableGroundsPositive: 'record-identification',
  ReasonableGroundsNegative: 'record-identification',
  ConclusiveGroundsPositive: 'record-identification',
  ConclusiveGroundsNegative: 'record-identification',
  ReconsiderationRequested: 'record-identification',
  JudicialReviewLodged: 'record-identification',
  ChildMissing: 'record-safety',
  PoliceInformed: 'record-safety',
  GuardianInformedMissing: 'record-safety',
  ChildFound: 'record-safety',
  ReturnInterviewHeld: 'record-safety',
  ChildLookedAfter: 'record-care',
  PlacementStarted: 'record-care',
  PlacementPlanMade: 'record-care',
  PlacementNotified: 'record-care',
  SocialWorkerVisited: 'record-care',
  StrategyDiscussionHeld: 'record-care',
  AssessmentCompleted: 'record-care',
  CarePlanMade: 'record-care',
  ReviewingOfficerNamed: 'record-care',
  EducationPlanMade: 'record-care',
  HealthAssessmentCompleted: 'record-care',
  ReviewHeld: 'record-care',
} as const satisfies Partial<Record<CaseEventType, CaseAction>>;

export type RecordableWork = keyof typeof recordableWork;

export function isRecordableWork(type: string): type is RecordableWork {
  return Object.hasOwn(recordableWork, type);
}
