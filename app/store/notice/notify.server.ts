import type { NoticeKind } from '#app/domain/case/announcements.ts';
import { deliveryClass, isLate } from '#app/domain/notice/delivery-class.ts';
import type { Tx } from '#app/store/shared/database.server.ts';
import { insertRows } from '#app/store/shared/insert-rows.server.ts';

/** One thing to tell some people. `cause` is spent in the database: the same cause tells a person once, however often it runs. */
export type Telling = {
  readonly cause: string;
  readonly userIds: readonly string[];
  readonly caseId: string | null;
  readonly actionId: string | null;
  readonly deadlineId: string | null;
  readonly kind: NoticeKind;
  readonly urgent: boolean;
  readonly at: Date;
  /** When it should have been told; `at` when not given. */
  readonly since?: Date;
};

/** Writes the in-app notices and owes the e-mails, for each cause and person once. */
export async function notify(tx: Tx, tellings: readonly Telling[], newId: () => string): Promise<void> {
  const rows = tellings.flatMap((telling) =>
    telling.userIds.map((userId) => ({ ...telling, userId, noticeId: newId() })),
  );
  if (rows.length === 0) return;
  await insertRows(tx, 'notice', rows.map(noticeRow), { skipDuplicates: true });
  const owed = rows.map((row) => outboxRow(row, newId));
  await insertRows(tx, 'outbox', owed, { skipDuplicates: true });
}

type Row = Telling & { readonly userId: string; readonly noticeId: string };

function noticeRow(row: Row) {
  const { noticeId, cause, userId, caseId, actionId, deadlineId, kind, urgent, at } = row;
  return {
    id: noticeId,
    cause,
    user_id: userId,
    case_id: caseId,
    action_id: actionId,
    deadline_id: deadlineId,
    kind,
    urgent,
    created_at: at,
  };
}

/** Mandatory news that comes in time is owed at once; the rest waits for what its reader chose to be decided. */
function outboxRow(
  { noticeId, cause, userId, deadlineId, kind, urgent, at, since = at }: Row,
  newId: () => string,
) {
  const late = isLate(since, at);
  const goesBy = deliveryClass(kind, urgent);
  return {
    id: newId(),
    dedupe_key: `${cause}:${userId}`,
    message_id: newId(),
    user_id: userId,
    kind,
    urgent,
    notice_id: noticeId,
    deadline_id: deadlineId,
    delivery_class: goesBy,
    late,
    state: goesBy === 'mandatory' && !late ? 'pending' : 'waiting',
    created_at: at,
    next_attempt_at: at,
  };
}

/** A thing a person must put right; `key` is spent in the database, so the same thing is asked once. */
export type NewTask = {
  readonly key: string;
  readonly kind: string;
  readonly caseId: string | null;
  readonly outboxId?: string;
  readonly detail: Readonly<Record<string, string>>;
  readonly at: Date;
};

export async function raiseTasks(tx: Tx, tasks: readonly NewTask[], newId: () => string): Promise<void> {
  if (tasks.length === 0) return;
  const rows = tasks.map((task) => ({
    id: newId(),
    dedupe_key: task.key,
    kind: task.kind,
    case_id: task.caseId,
    outbox_id: task.outboxId ?? null,
    detail: task.detail,
    created_at: task.at,
  }));
  await insertRows(tx, 'task', rows, { skipDuplicates: true });
}
