import type {
  AnsweredOfferRow,
  NationalFilter,
  RefusedRow,
  UnguardedRow,
} from '#app/domain/oversight/lists.ts';
import { keyPage, type KeyPage, type PageAsked } from '#app/domain/shared/key-page.ts';
import { caseColumns, handoverColumns, within } from '#app/store/oversight/scope.server.ts';
import type { Tx } from '#app/store/shared/database.server.ts';
import { keyWindow } from '#app/store/shared/key-page.server.ts';
import { Prisma } from '#prisma/generated/client.ts';

type Wanted = { readonly filter: NationalFilter; readonly asked: PageAsked };

/** No guardian is appointed now, beside a case c. */
export const unguarded = Prisma.sql`c.status = 'open'
  AND NOT EXISTS (SELECT 1 FROM appointment p WHERE p.case_id = c.id AND p.ends_at IS NULL)`;

/** Open cases without a guardian, the one opened first at the top. */
export async function listUnguarded(tx: Tx, { filter, asked }: Wanted): Promise<KeyPage<UnguardedRow>> {
  const page = keyWindow(asked, { at: Prisma.sql`c.opened_at`, id: Prisma.sql`c.id` });
  const found = await tx.$queryRaw<UnguardedRow[]>`
    SELECT c.id, c.id AS "caseId", c.reference, a.name AS authority, c.immediate_danger AS "immediateDanger",
      c.opened_at AS "openedAt", c.age_years AS "ageYears",
      (SELECT min(d.due_at) FROM deadline d
        WHERE d.case_id = c.id AND d.status = 'open' AND d.rule_key LIKE 'guardian.appoint.%') AS "dueAt",
      (SELECT o.state FROM guardian_offer o
        WHERE o.case_id = c.id AND o.state IN ('offered', 'accepted')) AS offer,
      (SELECT max(p.ends_at) FROM appointment p WHERE p.case_id = c.id) AS "lastEndedAt"
    FROM child_case c JOIN authority a ON a.id = c.responsible_authority_id
    WHERE ${unguarded} ${within(filter, caseColumns)} ${page.where}
    ${page.order}`;
  return keyPage(found, asked, ({ openedAt, id }) => ({ at: openedAt, id }));
}

/** Guardians who said yes and wait to be appointed. */
export async function listAnsweredOffers(
  tx: Tx,
  { filter, asked }: Wanted,
): Promise<KeyPage<AnsweredOfferRow>> {
  const page = keyWindow(asked, { at: Prisma.sql`o.answered_at`, id: Prisma.sql`o.id` });
  const found = await tx.$queryRaw<AnsweredOfferRow[]>`
    SELECT o.id, o.case_id AS "caseId", c.reference, a.name AS authority, c.immediate_danger AS "immediateDanger",
      u.display_name AS guardian, o.answered_at AS "answeredAt"
    FROM guardian_offer o JOIN child_case c ON c.id = o.case_id
    JOIN authority a ON a.id = c.responsible_authority_id JOIN user_account u ON u.id = o.guardian_id
    WHERE o.state = 'accepted' ${within(filter, caseColumns)} ${page.where}
    ${page.order}`;
  return keyPage(found, asked, ({ answeredAt, id }) => ({ at: answeredAt, id }));
}

/** Handovers that were refused and wait for the coordinator's decision. */
export async function listRefused(tx: Tx, { filter, asked }: Wanted): Promise<KeyPage<RefusedRow>> {
  const page = keyWindow(asked, { at: Prisma.sql`h.answered_at`, id: Prisma.sql`h.id` });
  const found = await tx.$queryRaw<RefusedRow[]>`
    SELECT h.id, h.case_id AS "caseId", c.reference, a.name AS authority, c.immediate_danger AS "immediateDanger",
      h.refusal_code AS "refusalCode", h.answered_at AS "answeredAt", proposed.name AS "proposedAuthority"
    FROM handover h JOIN child_case c ON c.id = h.case_id JOIN authority a ON a.id = h.to_authority_id
    LEFT JOIN authority proposed ON proposed.id = h.proposed_authority_id
    WHERE h.state = 'refused' ${within(filter, handoverColumns)} ${page.where}
    ${page.order}`;
  return keyPage(found, asked, ({ answeredAt, id }) => ({ at: answeredAt, id }));
}
