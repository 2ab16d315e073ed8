import type { ChronicleType } from '#app/domain/case/chronology.ts';
import type { LadderRole, ResponsibleRole } from '#app/domain/rules/rule.ts';

/** News about somebody's own account, told to them and to nobody else. */
export type AccountNews =
  | 'factor-removal-asked'
  | 'password-changed'
  | 'factor-added'
  | 'factor-removed'
  | 'recovery-code-used'
  | 'recovery-codes-renewed';

/** What a notice says; the e-mail of the same kind says no more than this. */
export type NoticeKind =
  | 'reminder'
  | 'due'
  | 'overdue'
  | 'escalation'
  | 'deadline-moved'
  | 'immediate-danger'
  | 'guardian-needed'
  | 'handover-sent'
  | 'handover-answered'
  | 'handover-queried'
  | 'query-answered'
  | 'guardian-offer'
  | 'offer-answered'
  | 'offer-withdrawn'
  | 'guardian-appointed'
  | 'guardian-ended'
  | 'data-quality-task'
  | 'email-not-accepted'
  | 'retention-review'
  | 'emergency-access'
  | 'emergency-review'
  | 'case-handed-on'
  | 'closing-proposed'
  | 'closing-rejected'
  | 'case-closed'
  | 'case-reopened'
  | 'account-suspended'
  | 'account-dormant'
  | 'colleague-dormant'
  | 'children-to-rehome'
  | 'staff-changed'
  | 'approval-needed'
  | 'cover-arranged'
  | 'access-alert'
  | AccountNews;

export type Audience = { readonly role: LadderRole; readonly responsible: ResponsibleRole };

/** Who hears of an event at once, and whether it may wait for the morning. */
export type Announcement = {
  readonly kind: NoticeKind;
  readonly urgent: boolean;
  readonly audience: readonly Audience[];
  /** Also, or only, those whom the event itself names. */
  readonly named: boolean;
};

const coordinators: Audience = { role: 'coordinator', responsible: 'coordinator' };
const authorityDesk: readonly Audience[] = [
  { role: 'responsible', responsible: 'social-worker' },
  { role: 'duty-manager', responsible: 'social-worker' },
];
const deciders: readonly Audience[] = [
  { role: 'service-manager', responsible: 'coordinator' },
  { role: 'director', responsible: 'coordinator' },
];
const guardian: Audience = { role: 'responsible', responsible: 'guardian' };
const worker: Audience = { role: 'responsible', responsible: 'social-worker' };

const routine = (kind: NoticeKind, ...audience: Audience[]): Announcement => ({
  kind,
  urgent: false,
  audience,
  named: false,
});
const urgent = (kind: NoticeKind, ...audience: Audience[]): Announcement => ({
  kind,
  urgent: true,
  audience,
  named: false,
});
const routineAlsoTo = {
  named: (kind: NoticeKind, ...audience: Audience[]): Announcement => ({
    ...routine(kind, ...audience),
    named: true,
  }),
};
const urgentTo = { named: (kind: NoticeKind): Announcement => ({ ...urgent(kind), named: true }) };

/** Announcements that follow from the kind of event alone. */
const always: Partial<Record<ChronicleType, readonly Announcement[]>> = {
  ReferralReceived: [urgent('guardian-needed', coordinators)],
  HandoverSent: [urgent('handover-sent', ...authorityDesk)],
  HandoverAccepted: [routine('handover-answered', coordinators, guardian)],
  HandoverRefused: [urgent('handover-answered', coordinators)],
  HandoverQueried: [urgent('handover-queried', coordinators)],
  HandoverQueryAnswered: [urgent('query-answered', ...authorityDesk)],
  /** Told to the guardian it is, or was, offered to, whom the offer itself names. */
  GuardianOffered: [urgentTo.named('guardian-offer')],
  GuardianOfferWithdrawn: [urgentTo.named('offer-withdrawn')],
  GuardianOfferAccepted: [urgent('offer-answered', coordinators)],
  GuardianOfferDeclined: [urgent('offer-answered', coordinators)],
  /** The former guardian and their manager stand in no relation to the case any more, so the event names them. */
  GuardianEnded: [urgent('guardian-needed', coordinators), urgentTo.named('guardian-ended')],
  GuardianAppointed: [urgent('guardian-appointed', guardian, worker)],
  CaseHandedOn: [routine('case-handed-on', worker)],
  /** To those who decide, and to those who know the child: whoever disagrees has to hear of it in time. */
  ClosingProposed: [routine('closing-proposed', ...deciders, guardian, worker)],
  /** The event names who proposed it. */
  ClosingRejected: [routineAlsoTo.named('closing-rejected')],
  CaseClosed: [routineAlsoTo.named('case-closed', coordinators, ...authorityDesk)],
  /** Who was the guardian until then, and their manager, whom the event names. */
  GuardianshipClosed: [routineAlsoTo.named('guardian-ended')],
  /** Those who had proposed and decided to close it. A guardian and an answer are asked for as for any referral. */
  CaseReopened: [routineAlsoTo.named('case-reopened')],
};

/** What is announced when this event is recorded. Immediate danger replaces the ordinary notice of a referral. */
export function announcementsFor(type: ChronicleType, immediateDanger: boolean): readonly Announcement[] {
  if (type === 'ReferralReceived' && immediateDanger) return [urgent('immediate-danger', coordinators)];
  return always[type] ?? [];
}
