import type { NoticeKind } from '#app/domain/case/announcements.ts';
import type { Tx } from '#app/store/shared/database.server.ts';

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
};

/** Writes the in-app notices and owes the e-mails, for each cause and person once. */
export async function notify(tx: Tx, tellings: readonly Telling[], newId: () => string): Promise<void> {
  const rows = tellings.flatMap((telling) =>
    telling.userIds.map((userId) => ({ ...telling, userId, noticeId: newId() })),
  );
  if (rows.length === 0) return;
  await tx.notice.createMany({ data: rows.map(noticeRow), skipDuplicates: true });
  await tx.outbox.createMany({ data: rows.map((row) => outboxRow(row, newId)), skipDuplicates: true });
}

type Row = Telling & { readonly userId: string; readonly noticeId: string };

function noticeRow({ noticeId, cause, userId, caseId, actionId, kind, urgent, at }: Row) {
  return { id: noticeId, cause, userId, caseId, actionId, kind, urgent, createdAt: at };
}

function outboxRow({ noticeId, cause, userId, deadlineId, kind, urgent, at }: Row, newId: () => string) {
  return {
    id: newId(),
    dedupeKey: `${cause}:${userId}`,
    messageId: newId(),
    userId,
    kind,
    urgent,
    noticeId,
    deadlineId,
    state: 'pending',
    createdAt: at,
    nextAttemptAt: at,
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
  await tx.task.createMany({
    data: tasks.map((task) => ({
      id: newId(),
      dedupeKey: task.key,
      kind: task.kind,
      caseId: task.caseId,
      outboxId: task.outboxId ?? null,
      detail: task.detail,
      createdAt: task.at,
    })),
    skipDuplicates: true,
  });
}
