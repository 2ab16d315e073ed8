import type {
  AcceptedRow,
  AuthorityCounts,
  HandedOnRow,
  LateRow,
  WaitingRow,
} from '#app/domain/oversight/authority-lists.ts';
import { keyPage, type KeyPage, type PageAsked } from '#app/domain/shared/key-page.ts';
import { acceptedBy, waitsFor } from '#app/store/case/scope.server.ts';
import { answerClock } from '#app/store/oversight/overdue-queries.server.ts';
import type { Tx } from '#app/store/shared/database.server.ts';
import { keyWindow } from '#app/store/shared/key-page.server.ts';
import { Prisma } from '#prisma/generated/client.ts';

type Sql = Prisma.Sql;

/** Beside a case c: this authority accepted it and still has it. */
const ours = (authorityId: string): Sql => Prisma.sql`c.status = 'open' AND ${acceptedBy(authorityId)}`;

/** Handovers this authority has to answer, the oldest deadline first. */
export async function listWaiting(
  tx: Tx,
  authorityId: string,
  asked: PageAsked,
): Promise<KeyPage<WaitingRow>> {
  const dueAt = Prisma.sql`coalesce(d.due_at, h.sent_at)`;
  const page = keyWindow(asked, { at: dueAt, id: Prisma.sql`h.id` });
  const found = await tx.$queryRaw<WaitingRow[]>`
    SELECT h.id, c.reference, c.immediate_danger AS "immediateDanger", h.state, h.sent_at AS "sentAt",
      ${dueAt} AS "dueAt"
    FROM handover h JOIN child_case c ON c.id = h.case_id
    ${answerClock}
    WHERE ${waitsFor(authorityId)} ${page.where}
    ${page.order}`;
  return keyPage(found, asked, ({ dueAt: at, id }) => ({ at, id }));
}

/** Cases this authority has accepted, the one with the most pressing deadline first. */
export async function listAccepted(
  tx: Tx,
  authorityId: string,
  { asked, now }: { readonly asked: PageAsked; readonly now: Date },
): Promise<KeyPage<AcceptedRow>> {
  const sortAt = Prisma.sql`coalesce(d.due_at, timestamptz '9999-01-01')`;
  const page = keyWindow(asked, { at: sortAt, id: Prisma.sql`c.id` });
  const found = await tx.$queryRaw<AcceptedRow[]>`
    SELECT c.id, c.reference, c.immediate_danger AS "immediateDanger", u.display_name AS worker,
      EXISTS (SELECT 1 FROM appointment p WHERE p.case_id = c.id AND p.ends_at IS NULL) AS "hasGuardian",
      d.title AS "nextTitle", d.due_at AS "nextDueAt", ${sortAt} AS "sortAt",
      (SELECT count(*)::int FROM deadline late
        WHERE late.case_id = c.id AND late.status = 'open' AND late.due_at <= ${now}) AS overdue
    FROM child_case c LEFT JOIN user_account u ON u.id = c.worker_id
    LEFT JOIN LATERAL (SELECT n.due_at, n.explanation->>'title' AS title FROM deadline n
      WHERE n.case_id = c.id AND n.status = 'open' ORDER BY n.due_at, n.id LIMIT 1) d ON true
    WHERE ${ours(authorityId)} ${page.where}
    ${page.order}`;
  return keyPage(found, asked, ({ sortAt: at, id }) => ({ at, id }));
}

/** A deadline d this authority answers for: of its cases, and of answers it owes. */
const answersFor = (authorityId: string): Sql => Prisma.sql`(
  (${ours(authorityId)})
  OR (h.id IS NOT NULL AND d.rule_key LIKE 'handover.%'))`;

const openHandover = (authorityId: string): Sql =>
  Prisma.sql`LEFT JOIN handover h ON h.case_id = c.id AND ${waitsFor(authorityId)}`;

/** Everything this authority is late with, the longest overdue first. */
export async function listLate(
  tx: Tx,
  authorityId: string,
  { asked, now }: { readonly asked: PageAsked; readonly now: Date },
): Promise<KeyPage<LateRow>> {
  const page = keyWindow(asked, { at: Prisma.sql`d.due_at`, id: Prisma.sql`d.id` });
  const found = await tx.$queryRaw<LateRow[]>`
    SELECT d.id, c.reference, c.immediate_danger AS "immediateDanger", d.explanation->>'title' AS title,
      d.due_at AS "dueAt", c.id AS "caseId", CASE WHEN ${ours(authorityId)} THEN NULL ELSE h.id END AS "handoverId"
    FROM deadline d JOIN child_case c ON c.id = d.case_id ${openHandover(authorityId)}
    WHERE d.status = 'open' AND d.due_at <= ${now} AND ${answersFor(authorityId)} ${page.where}
    ${page.order}`;
  return keyPage(found, asked, ({ dueAt: at, id }) => ({ at, id }));
}

/** Children this authority handed on, the latest first. Row-level security shows no more of them than this function says. */
export async function listHandedOn(tx: Tx, asked: PageAsked): Promise<KeyPage<HandedOnRow>> {
  const page = keyWindow(asked, { at: Prisma.sql`o.at`, id: Prisma.sql`o.id` }, 'desc');
  const found = await tx.$queryRaw<HandedOnRow[]>`
    SELECT o.id, o.reference, o.authority, o.at FROM handed_on() o WHERE true ${page.where} ${page.order}`;
  return keyPage(found, asked, ({ at, id }) => ({ at, id }));
}

/** How long the authority's lists are. */
export async function authorityCounts(tx: Tx, authorityId: string, now: Date): Promise<AuthorityCounts> {
  const [row] = await tx.$queryRaw<AuthorityCounts[]>`SELECT
    (SELECT count(*)::int FROM handover h WHERE ${waitsFor(authorityId)}) AS waiting,
    (SELECT count(*)::int FROM child_case c WHERE ${ours(authorityId)}) AS cases,
    (SELECT count(*)::int FROM deadline d JOIN child_case c ON c.id = d.case_id ${openHandover(authorityId)}
      WHERE d.status = 'open' AND d.due_at <= ${now} AND ${answersFor(authorityId)}) AS overdue,
    (SELECT count(*)::int FROM handed_on()) AS "handed-on"`;
  if (row === undefined) throw new Error('The lists could not be counted.');
  return row;
}
