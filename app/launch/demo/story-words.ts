import type { NoticeKind } from '#app/domain/case/announcements.ts';
import { recordableWork, type RecordableWork } from '#app/domain/case/work.ts';

/** The keys of a table of codes, as a schema wants them. */
export const keysOf = <Code extends string>(codes: Readonly<Record<Code, string>>): [Code, ...Code[]] =>
  Object.keys(codes) as [Code, ...Code[]];

export const recordableTypes = keysOf(recordableWork as Readonly<Record<RecordableWork, string>>);

/** What a notice of each kind means, in the timeline. Complete by its type. */
export const kindInWords = {
  reminder: 'reminded',
  due: 'told it is due',
  overdue: 'told it is overdue',
  escalation: 'escalated to',
  'deadline-moved': 'told that a date has moved',
  'immediate-danger': 'told of immediate danger',
  'guardian-needed': 'told a guardian is needed',
  'handover-sent': 'told of a handover to answer',
  'handover-answered': 'told the handover is answered',
  'handover-queried': 'told of a question',
  'query-answered': 'told of the answer',
  'guardian-offer': 'offered the guardianship',
  'offer-answered': 'told the offer is answered',
  'guardian-appointed': 'told of the appointment',
  'offer-withdrawn': 'told the offer is withdrawn',
  'guardian-ended': 'told the guardianship has ended',
  'email-not-accepted': 'told that an e-mail to a colleague is stuck',
  'retention-review': 'told that the time of a record is over',
  'emergency-access': 'told that a record was opened in an emergency',
  'access-alert': 'asked to review a look',
  'emergency-review': 'asked to review emergency accesses',
  'factor-removal-asked': 'told that a new way to sign in was asked for',
  'password-changed': 'told their password was changed',
  'factor-added': 'told of a new way to sign in',
  'factor-removed': 'told a way to sign in was removed',
  'recovery-code-used': 'told a recovery code was used',
  'recovery-codes-renewed': 'told of new recovery codes',
  'data-quality-task': 'asked to put a record right',
  'case-handed-on': 'told that a case is now theirs',
  'closing-proposed': 'told that it is proposed to close the case',
  'closing-rejected': 'told that the case stays open',
  'case-closed': 'told that the case is closed',
  'case-reopened': 'told that the case is open again',
  'account-suspended': 'told that a colleague can no longer sign in',
  'account-dormant': 'reminded to sign in',
  'colleague-dormant': 'told that a colleague has not signed in',
  'children-to-rehome': 'asked to hand a colleague’s work on',
  'staff-changed': 'told that an account was changed',
  'approval-needed': 'asked to agree to a change of an account',
  'cover-arranged': 'told for whom they stand in',
} as const satisfies Record<NoticeKind, string>;

export const noticeKinds = keysOf(kindInWords);
