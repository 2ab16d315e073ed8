import type { AccountNews } from '#app/domain/case/announcements.ts';
import { audit } from '#app/store/audit/audit.server.ts';
import { notify } from '#app/store/notice/notify.server.ts';
import type { Tx } from '#app/store/shared/database.server.ts';

export type AccountChange = {
  readonly userId: string;
  readonly actorLabel: string;
  /** What is kept of it in the audit trail. */
  readonly action: string;
  readonly detail: Readonly<Record<string, string>>;
  /** What its owner is told, in the service and by e-mail. */
  readonly news: AccountNews;
  readonly now: Date;
  readonly newId: () => string;
};

/** Keeps a change of how somebody signs in, and tells them of it at once: if it was not them, they must know. */
export async function recordAccountChange(tx: Tx, change: AccountChange): Promise<void> {
  const { userId, actorLabel, action, detail, news, now, newId } = change;
  await audit(tx, {
    at: now,
    actorLabel,
    action,
    subjectType: 'account',
    subjectId: userId,
    caseId: null,
    detail,
  });
  const telling = { caseId: null, actionId: null, deadlineId: null, urgent: false, at: now };
  await notify(tx, [{ ...telling, cause: `${news}:${newId()}`, userIds: [userId], kind: news }], newId);
}
