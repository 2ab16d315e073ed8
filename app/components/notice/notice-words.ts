import { dueWords } from '#app/components/time/due-words.ts';
import type { NoticeKind } from '#app/domain/case/announcements.ts';
import type { InboxNotice } from '#app/domain/notice/notice-view.ts';
import type { Wire } from '#app/domain/shared/wire.ts';

type Notice = Wire<InboxNotice>;

const news: Readonly<Record<NoticeKind, string>> = {
  reminder: 'This will be due soon',
  due: 'This is due',
  overdue: 'This is overdue',
  escalation: 'Nobody has acted, and it has been passed to you',
  'deadline-moved': 'The due date has moved, because a rule or a calendar changed',
  'immediate-danger': 'A referral reports immediate danger',
  'guardian-needed': 'A child needs a guardian',
  'handover-sent': 'A handover waits for your authority’s answer',
  'handover-answered': 'A handover has been answered',
  'handover-queried': 'A question has been asked about a handover',
  'query-answered': 'Your question about a handover has been answered',
  'guardian-offer': 'You are asked to be a child’s guardian',
  'offer-answered': 'An offer of guardianship has been answered',
  'guardian-appointed': 'A guardian has been appointed',
  'offer-withdrawn': 'An offer of guardianship to you was withdrawn',
  'guardian-ended': 'A guardianship has ended',
  'factor-removal-asked': 'It was asked that you set up a new way to sign in',
  'password-changed': 'Your password was changed',
  'factor-added': 'A new way to sign in was added to your account',
  'factor-removed': 'A way to sign in was removed from your account',
  'recovery-code-used': 'A recovery code was used to sign in as you',
  'recovery-codes-renewed': 'Your recovery codes were renewed',
  'email-not-accepted': 'A colleague may not have seen an e-mail about this',
  'case-handed-on': 'A case has been handed on to you',
  'closing-proposed': 'It is proposed to close a case',
  'closing-rejected': 'A case that you proposed to close stays open',
  'case-closed': 'A case has been closed',
  'case-reopened': 'A closed case has been opened again',
  'account-suspended': 'A colleague for whom you answer can no longer sign in',
  'account-dormant': 'You have not signed in for a long time',
  'colleague-dormant': 'A colleague has not signed in for a long time',
  'children-to-rehome': 'A colleague cannot go on with their work, and it needs other hands',
  'staff-changed': 'An account was changed',
  'approval-needed': 'A change to an account waits for a second person',
  'cover-arranged': 'You stand in for a colleague who is away',
  'data-quality-task': 'Something recorded needs a person to check it',
  'retention-review': 'The time of a record is over; decide whether it is kept',
  'emergency-access': 'A record was opened under emergency access',
  'access-alert': 'Somebody has to be asked about a look at a record',
  'emergency-review': 'Emergency accesses of last week wait for your review',
};

/** What a notice says, with what it is about. */
export function noticeTitle({ kind, deadline }: Notice): string {
  return deadline === null ? news[kind] : `${news[kind]}: ${deadline.title}`;
}

/** How it stands now, which may be better than when the notice was written. */
export function noticeState({ deadline }: Notice, now: string): string | null {
  if (deadline === null) return null;
  if (deadline.settled) return 'It does not wait any more.';
  if (deadline.paused) return 'Its clock stands still.';
  const verb = Date.parse(deadline.dueAt) > Date.parse(now) ? 'is due' : 'is';
  return `It ${verb} ${dueWords(deadline.dueAt, now)}.`;
}

export type NoticeLink = { readonly to: string; readonly words: string };

/** Where to act; null when it is nothing of theirs to open any more. */
export function noticeLink({ kind, target }: Notice): NoticeLink | null {
  const own = doors[kind]?.(target) ?? null;
  return own ?? (target.caseId === null ? null : { to: caseAddress(target), words: 'Open the case' });
}

const security: NoticeLink = { to: '/account/security', words: 'Look at how you sign in' };

type Target = Notice['target'];
type Door = (target: Target) => NoticeLink | null;

const handover: Door = ({ handoverId }) =>
  handoverId === null ? null : { to: `/handovers/${handoverId}`, words: 'Open the handover' };
const choice: Door = ({ caseId }) =>
  caseId === null ? null : { to: `/cases/${caseId}/guardian`, words: 'Choose or appoint a guardian' };

const closing: Door = ({ caseId }) =>
  caseId === null ? null : { to: `/cases/${caseId}/closing`, words: 'Read why, and what can be done' };

const start: NoticeLink = { to: '/home', words: 'Open your start page' };
/** Those who see staff open the account; it is the service managers', and the person's own news too. */
const account: Door = ({ staffId }) =>
  staffId === null ? start : { to: `/staff/${staffId}`, words: 'Open the account' };

/** Notices about one thing that has a page of its own; all others lead to the case. */
const doors: Partial<Record<NoticeKind, Door>> = {
  'handover-sent': handover,
  'handover-queried': handover,
  'query-answered': handover,
  'guardian-needed': choice,
  'offer-answered': choice,
  'guardian-offer': ({ offerId, offerWaits }) =>
    offerId === null
      ? null
      : {
          to: `/offers/${offerId}`,
          words: offerWaits ? 'See the offer and answer it' : 'See what became of it',
        },
  'guardian-appointed': ({ caseId, appointmentId }) =>
    caseId === null || appointmentId === null
      ? null
      : { to: `/appointments/${appointmentId}/letter`, words: 'Open the letter of appointment' },
  'closing-proposed': closing,
  'closing-rejected': closing,
  'case-closed': closing,
  'retention-review': ({ caseId }) =>
    caseId === null ? null : { to: `/retention/${caseId}`, words: 'Decide about the record' },
  'access-alert': () => ({ to: '/audit/alerts?show=waiting', words: 'Review it' }),
  'emergency-review': () => ({ to: '/audit/emergency?show=waiting', words: 'Review them' }),
  'emergency-access': ({ caseId }) =>
    caseId === null ? null : { to: `/cases/${caseId}/access`, words: 'See who has looked' },
  'account-suspended': () => start,
  'account-dormant': () => start,
  'colleague-dormant': () => start,
  'children-to-rehome': account,
  'staff-changed': account,
  'approval-needed': () => ({ to: '/staff/requests', words: 'See what is asked' }),
  'cover-arranged': () => ({ to: '/account/absence', words: 'See absences and cover' }),
  'factor-removal-asked': () => security,
  'password-changed': () => security,
  'factor-added': () => security,
  'factor-removed': () => security,
  'recovery-code-used': () => security,
  'recovery-codes-renewed': () => security,
  'data-quality-task': () => ({ to: '/tasks', words: 'Open the tasks' }),
};

const caseAddress = ({ caseId, deadlineId }: Target) =>
  `/cases/${caseId ?? ''}${deadlineId === null ? '' : `#due-${deadlineId}`}`;
