import { closeReasonOf, type CloseReason } from '#app/domain/case/closing.ts';
import type { ClosingRow, NationalFilter } from '#app/domain/oversight/lists.ts';
import { keyPage, type KeyPage, type PageAsked } from '#app/domain/shared/key-page.ts';
import { caseColumns, within } from '#app/store/oversight/scope.server.ts';
import type { Tx } from '#app/store/shared/database.server.ts';
import { keyWindow } from '#app/store/shared/key-page.server.ts';
import { Prisma } from '#prisma/generated/client.ts';

/** A proposal to close a case that nobody has answered, as the event e. */
export const unanswered = Prisma.sql`e.type = 'ClosingProposed' AND NOT EXISTS (
  SELECT 1 FROM case_event answer WHERE answer.case_id = e.case_id AND answer.detail->>'proposal' = e.id::text)`;

type Found = Omit<ClosingRow, 'reason'> & { readonly reason: string };

/** Proposals to close a case that wait for a second person, the oldest first. */
export async function listClosings(
  tx: Tx,
  { filter, asked }: { readonly filter: NationalFilter; readonly asked: PageAsked },
): Promise<KeyPage<ClosingRow>> {
  const page = keyWindow(asked, { at: Prisma.sql`e.recorded_at`, id: Prisma.sql`e.id` });
  const found = await tx.$queryRaw<Found[]>`
    SELECT e.id, e.case_id AS "caseId", c.reference, a.name AS authority, c.immediate_danger AS "immediateDanger",
      e.detail->>'reason' AS reason, e.actor_label AS "proposedBy", e.recorded_at AS "proposedAt"
    FROM case_event e JOIN child_case c ON c.id = e.case_id JOIN authority a ON a.id = c.responsible_authority_id
    WHERE ${unanswered} ${within(filter, caseColumns)} ${page.where}
    ${page.order}`;
  const rows = found.map((row) => ({ ...row, reason: closeReasonOf({ reason: row.reason as CloseReason }) }));
  return keyPage(rows, asked, ({ proposedAt, id }) => ({ at: proposedAt, id }));
}
