import type { NoticeKind } from '#app/domain/case/announcements.ts';

/**
 * How long an e-mail may wait. `mandatory`: sent at once, at any hour. `prompt`: at once, but not in the reader's quiet
 * hours. `routine`: in one digest a day. The in-app notice never waits. Decision record 12 gives the reasons.
 */
export type DeliveryClass = 'mandatory' | 'prompt' | 'routine';

/**
 * What the service writes to people: the e-mail of one notice, one that tells of several, a link to choose a password, or a
 * checkpoint of the audit trail, which is about nobody and has no notice.
 */
export type EmailKind = NoticeKind | LinkKind | 'digest' | 'catch-up' | 'audit-checkpoint';

/** E-mails that carry a link to choose a password. There is no notice of them: whoever needs one cannot sign in. */
export type LinkKind = 'password-reset' | 'invitation';

type ByUrgency = readonly [urgent: DeliveryClass, otherwise: DeliveryClass];

/** Product default; no source says by which channel somebody is reminded. */
const classes: Readonly<Record<NoticeKind, ByUrgency>> = {
  reminder: ['prompt', 'routine'],
  due: ['mandatory', 'routine'],
  overdue: ['mandatory', 'prompt'],
  escalation: ['mandatory', 'mandatory'],
  'deadline-moved': ['prompt', 'routine'],
  'immediate-danger': ['mandatory', 'mandatory'],
  'guardian-needed': ['prompt', 'prompt'],
  'handover-sent': ['mandatory', 'mandatory'],
  'handover-answered': ['prompt', 'routine'],
  'handover-queried': ['prompt', 'prompt'],
  'query-answered': ['prompt', 'prompt'],
  'guardian-offer': ['prompt', 'prompt'],
  'offer-answered': ['prompt', 'prompt'],
  'offer-withdrawn': ['prompt', 'prompt'],
  'guardian-appointed': ['prompt', 'prompt'],
  'guardian-ended': ['prompt', 'prompt'],
  'data-quality-task': ['prompt', 'routine'],
  'retention-review': ['prompt', 'routine'],
  'email-not-accepted': ['mandatory', 'prompt'],
  'emergency-access': ['mandatory', 'mandatory'],
  'emergency-review': ['prompt', 'prompt'],
  'case-handed-on': ['prompt', 'prompt'],
  'closing-proposed': ['prompt', 'prompt'],
  'closing-rejected': ['prompt', 'routine'],
  'case-closed': ['prompt', 'prompt'],
  'case-reopened': ['prompt', 'prompt'],
  'account-suspended': ['mandatory', 'prompt'],
  'account-dormant': ['prompt', 'prompt'],
  'colleague-dormant': ['prompt', 'routine'],
  'children-to-rehome': ['mandatory', 'prompt'],
  'staff-changed': ['prompt', 'routine'],
  'approval-needed': ['prompt', 'prompt'],
  'cover-arranged': ['prompt', 'prompt'],
  'access-alert': ['prompt', 'routine'],
  'factor-removal-asked': ['mandatory', 'mandatory'],
  'password-changed': ['mandatory', 'mandatory'],
  'factor-added': ['mandatory', 'mandatory'],
  'factor-removed': ['mandatory', 'mandatory'],
  'recovery-code-used': ['mandatory', 'mandatory'],
  'recovery-codes-renewed': ['mandatory', 'mandatory'],
};

export function deliveryClass(kind: NoticeKind, urgent: boolean): DeliveryClass {
  const [whenUrgent, otherwise] = classes[kind];
  return urgent ? whenUrgent : otherwise;
}

/** An e-mail owed this long after its time is late, and is told of in one summary with what else is. Milliseconds. */
const lateAfter = 15 * 60_000;

export const lateBefore = (now: Date): Date => new Date(now.getTime() - lateAfter);

export const isLate = (since: Date, now: Date): boolean => since < lateBefore(now);
