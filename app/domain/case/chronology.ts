import { caseEventTypes, type CaseEventType } from '#app/domain/rules/events.ts';

/** Facts that belong in the chronology and move no clock. Append only. */
export const chronicleOnly = [
  'HandoverQueryAnswered',
  'HandoverDecided',
  'GuardianOfferAccepted',
  'GuardianOfferDeclined',
  'GuardianOfferWithdrawn',
  'DeadlineReminded',
  'DeadlineFellDue',
  'DeadlineOverdue',
  'EscalationRaised',
  'EscalationAcknowledged',
  'NobodyFoundToTell',
  'DeadlinePaused',
  'DeadlineResumed',
  'DeadlineExtended',
  'DeadlineWaived',
  'LatenessExplained',
  'CaseHandedOn',
  'ClosingProposed',
  'ClosingWithdrawn',
  'ClosingRejected',
  'GuardianshipClosed',
  'CaseReopened',
] as const;

export type ChronicleType = CaseEventType | (typeof chronicleOnly)[number];

/** Whether a fact can start, pause, meet or end a deadline. */
export function movesClocks(type: ChronicleType): type is CaseEventType {
  return (caseEventTypes as readonly string[]).includes(type);
}
