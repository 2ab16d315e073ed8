import type { Held } from '#app/domain/staff/staff-view.ts';
import type { Tx } from '#app/store/shared/database.server.ts';

type Row = Pick<Held, 'kind' | 'caseId' | 'reference' | 'children'> & {
  readonly personId: string | null;
  readonly personName: string | null;
};

const mostHeld = 500;

/** What somebody holds and would leave with nobody, as far as the asker may know it. The database decides what that is. */
export async function heldBy(tx: Tx, userId: string, at: Date): Promise<readonly Held[]> {
  const rows = await tx.$queryRaw<Row[]>`
    SELECT h.kind, h.case_id AS "caseId", h.reference, h.person_id AS "personId", u.display_name AS "personName", h.children
    FROM left_behind(${userId}::uuid, ${at}::timestamptz) h LEFT JOIN user_account u ON u.id = h.person_id
    ORDER BY h.kind, h.reference, u.display_name LIMIT ${mostHeld}`;
  return rows.map(({ personId, personName, ...held }) => ({
    ...held,
    person: personId === null ? null : { id: personId, name: personName ?? '' },
  }));
}
