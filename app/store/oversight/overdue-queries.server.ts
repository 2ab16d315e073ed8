import { overdueAt, rangeOf } from '#app/domain/oversight/delay.ts';
import type { DeadlineRow, HandoverRow, NationalFilter } from '#app/domain/oversight/lists.ts';
import { keyPage, type KeyPage, type PageAsked } from '#app/domain/shared/key-page.ts';
import { attentionTo } from '#app/store/oversight/attention.server.ts';
import {
  caseColumns,
  dueIn,
  handoverColumns,
  waitingStates,
  within,
} from '#app/store/oversight/scope.server.ts';
import type { Tx } from '#app/store/shared/database.server.ts';
import { keyWindow } from '#app/store/shared/key-page.server.ts';
import { Prisma } from '#prisma/generated/client.ts';

/** Deadlines past their moment, longest first; with `due-24h`, those about to be. */
export async function listOverdue(
  tx: Tx,
  wanted: { readonly reviewsOnly: boolean; readonly filter: NationalFilter; readonly asked: PageAsked },
  now: Date,
): Promise<KeyPage<DeadlineRow>> {
  const { filter, asked } = wanted;
  const range = filter.delay === null ? overdueAt(now) : rangeOf(filter.delay, now);
  const page = keyWindow(asked, { at: Prisma.sql`d.due_at`, id: Prisma.sql`d.id` });
  const found = await tx.$queryRaw<Omit<DeadlineRow, 'attention'>[]>`
    SELECT d.id, d.case_id AS "caseId", c.reference, a.name AS authority, c.immediate_danger AS "immediateDanger",
      d.explanation->>'title' AS title, d.due_at AS "dueAt"
    FROM deadline d JOIN child_case c ON c.id = d.case_id JOIN authority a ON a.id = c.responsible_authority_id
    WHERE d.status = 'open' ${wanted.reviewsOnly ? Prisma.sql`AND d.is_review` : Prisma.empty}
      ${dueIn(range, Prisma.sql`d.due_at`)} ${within(filter, caseColumns)} ${page.where}
    ${page.order}`;
  const rows = keyPage(found, asked, ({ dueAt, id }) => ({ at: dueAt, id }));
  const attention = await attentionTo(
    tx,
    rows.rows.map(({ id }) => id),
  );
  return { ...rows, rows: rows.rows.map((row) => ({ ...row, attention: attention(row.id) })) };
}

/** The clock that runs while an authority has not answered, beside a handover h. */
export const answerClock = Prisma.sql`LEFT JOIN LATERAL (
  SELECT d.id, d.due_at, d.explanation->>'title' AS title FROM deadline d
  WHERE d.case_id = h.case_id AND d.status = 'open' AND d.rule_key LIKE 'handover.answer.%'
  ORDER BY d.due_at LIMIT 1) d ON true`;

type FoundHandover = Omit<HandoverRow, 'attention'> & { readonly deadlineId: string | null };

/** Handovers nobody has accepted or refused yet, the one sent first at the top. */
export async function listUnanswered(
  tx: Tx,
  { filter, asked }: { readonly filter: NationalFilter; readonly asked: PageAsked },
  now: Date,
): Promise<KeyPage<HandoverRow>> {
  const page = keyWindow(asked, { at: Prisma.sql`h.sent_at`, id: Prisma.sql`h.id` });
  const late = filter.delay === null ? Prisma.empty : dueIn(rangeOf(filter.delay, now), Prisma.sql`d.due_at`);
  const found = await tx.$queryRaw<FoundHandover[]>`
    SELECT h.id, h.case_id AS "caseId", c.reference, a.name AS authority, c.immediate_danger AS "immediateDanger",
      h.state, h.sent_at AS "sentAt", h.acknowledged_at AS "acknowledgedAt", d.due_at AS "dueAt", d.title,
      d.id AS "deadlineId"
    FROM handover h JOIN child_case c ON c.id = h.case_id JOIN authority a ON a.id = h.to_authority_id
    ${answerClock}
    WHERE h.state IN ${waitingStates} ${late} ${within(filter, handoverColumns)} ${page.where}
    ${page.order}`;
  const rows = keyPage(found, asked, ({ sentAt, id }) => ({ at: sentAt, id }));
  const clocks = rows.rows.flatMap(({ deadlineId }) => deadlineId ?? []);
  const attention = await attentionTo(tx, clocks);
  return {
    ...rows,
    rows: rows.rows.map(({ deadlineId, ...row }) => ({ ...row, attention: attention(deadlineId) })),
  };
}
