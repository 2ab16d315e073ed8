import type { EmailHistory, LoggedAttempt, LoggedOutcome } from '#app/domain/oversight/attempt-log.ts';
import { keyPage, type KeyPage, type PageAsked } from '#app/domain/shared/key-page.ts';
import type { Tx } from '#app/store/shared/database.server.ts';
import { keyWindow } from '#app/store/shared/key-page.server.ts';
import { Prisma } from '#prisma/generated/client.ts';

const columns = Prisma.sql`a.outbox_id AS "emailId", a.fence, a.started_at AS "startedAt",
  a.finished_at AS "finishedAt", coalesce(a.outcome, 'unfinished') AS outcome, a.reason, o.kind, u.display_name AS "to"`;
const tables = Prisma.sql`attempt a JOIN outbox o ON o.id = a.outbox_id JOIN user_account u ON u.id = o.user_id`;

/** Every attempt to send an e-mail, the newest first, all of them or one outcome. */
export async function listAttempts(
  tx: Tx,
  outcome: LoggedOutcome | null,
  asked: PageAsked,
): Promise<KeyPage<LoggedAttempt>> {
  const page = keyWindow(asked, { at: Prisma.sql`a.started_at`, id: Prisma.sql`a.outbox_id` }, 'desc');
  const found = await tx.$queryRaw<LoggedAttempt[]>`
    SELECT ${columns} FROM ${tables} WHERE true ${ended(outcome)} ${page.where} ${page.order}`;
  return keyPage(found, asked, ({ startedAt, emailId }) => ({ at: startedAt, id: emailId }));
}

function ended(outcome: LoggedOutcome | null): Prisma.Sql {
  if (outcome === null) return Prisma.empty;
  return outcome === 'unfinished'
    ? Prisma.sql`AND a.outcome IS NULL`
    : Prisma.sql`AND a.outcome = ${outcome}`;
}

/** More than 72 hours of trying can make. */
const mostAttempts = 500;

/** One e-mail with everything that was tried, the first attempt at the top. */
export async function readEmail(tx: Tx, id: string): Promise<EmailHistory | null> {
  const row = await tx.outbox.findUnique({
    where: { id },
    include: { user: { select: { displayName: true } } },
  });
  if (row === null) return null;
  const attempts = await tx.$queryRaw<LoggedAttempt[]>`
    SELECT ${columns} FROM ${tables} WHERE a.outbox_id = ${id}::uuid ORDER BY a.fence LIMIT ${mostAttempts}`;
  const notice =
    row.noticeId === null
      ? null
      : await tx.notice.findUnique({
          where: { id: row.noticeId },
          select: { createdAt: true, readAt: true },
        });
  const { kind, urgent, state, createdAt, nextAttemptAt, settledAt, reason, messageId } = row;
  const itself = { id, kind, urgent, state, createdAt, nextAttemptAt, settledAt, reason, messageId };
  return { ...itself, to: row.user.displayName, attempts, notice };
}
