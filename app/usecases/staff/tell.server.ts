import type { NoticeKind } from '#app/domain/case/announcements.ts';
import { notify } from '#app/store/notice/notify.server.ts';
import type { Tx } from '#app/store/shared/database.server.ts';

/** News about an account. Its cause names the account, so that the notice can lead there. */
export type StaffNews = {
  readonly about: string;
  readonly userIds: readonly string[];
  readonly kind: NoticeKind;
  readonly urgent: boolean;
  readonly at: Date;
  /** What makes it the same news when it is told again; every telling is new, unless given. */
  readonly key?: string;
};

/** Tells people something about an account, in the transaction of the change. */
export function tellOfStaff(tx: Tx, news: StaffNews, newId: () => string): Promise<void> {
  const { about, userIds, kind, urgent, at, key = newId() } = news;
  const telling = { userIds, kind, urgent, at, caseId: null, actionId: null, deadlineId: null };
  return notify(tx, [{ ...telling, cause: `staff:${about}:${kind}:${key}` }], newId);
}
