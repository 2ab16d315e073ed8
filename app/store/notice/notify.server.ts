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

/** Writes the in-app notice and owes the e-mail, for each person once. */
export async function notify(tx: Tx, telling: Telling, newId: () => string): Promise<void> {
  const rows = telling.userIds.map((userId) => ({ userId, noticeId: newId() }));
  if (rows.length === 0) return;
  await tx.notice.createMany({
    data: rows.map(({ userId, noticeId }) => ({
      id: noticeId,
      cause: telling.cause,
      userId,
      caseId: telling.caseId,
      actionId: telling.actionId,
      kind: telling.kind,
      urgent: telling.urgent,
      createdAt: telling.at,
    })),
    skipDuplicates: true,
  });
  await tx.outbox.createMany({
    data: rows.map(({ userId, noticeId }) => ({
      id: newId(),
      dedupeKey: `${telling.cause}:${userId}`,
      messageId: newId(),
      userId,
      kind: telling.kind,
      urgent: telling.urgent,
      noticeId,
      deadlineId: telling.deadlineId,
      state: 'pending',
      createdAt: telling.at,
      nextAttemptAt: telling.at,
    })),
    skipDuplicates: true,
  });
}

/** A thing a person must put right; the same key is kept once. */
export async function raiseTask(
  tx: Tx,
  task: {
    readonly key: string;
    readonly kind: string;
    readonly caseId: string | null;
    readonly outboxId?: string;
    readonly detail: Readonly<Record<string, string>>;
    readonly at: Date;
  },
  newId: () => string,
): Promise<void> {
  await tx.task.createMany({
    data: [
      {
        id: newId(),
        dedupeKey: task.key,
        kind: task.kind,
        caseId: task.caseId,
        outboxId: task.outboxId ?? null,
        detail: task.detail,
        createdAt: task.at,
      },
    ],
    skipDuplicates: true,
  });
}
