import type { Db } from '#app/store/shared/database.server.ts';
import type { Vault } from '#app/store/shared/vault.server.ts';

type Sealed = {
  readonly table: string;
  readonly column: string;
  readonly row: string;
  readonly sealed: string;
  readonly child: string;
  readonly wrapped: string;
};

/**
 * Opens so many sealed fields, drawn by chance from children, referrals and notes, and answers how many there were and
 * how many opened. What they say is looked at by nobody. For whoever may read every row: the drill, on a copy.
 */
export async function openSample(
  db: Db,
  vault: Vault,
  wanted: number,
): Promise<{ readonly drawn: number; readonly opened: number }> {
  const rows = await db.$queryRaw<Sealed[]>`
    SELECT "table", "column", row::text, sealed, child::text, wrapped FROM (
      SELECT 'child' AS "table", 'name_sealed' AS "column", c.id AS row, c.name_sealed AS sealed, c.id AS child,
        c.wrapped_key AS wrapped FROM child c
      UNION ALL SELECT 'child', 'birth_date_sealed', c.id, c.birth_date_sealed, c.id, c.wrapped_key FROM child c
      UNION ALL SELECT 'referral', 'referrer_sealed', r.id, r.referrer_sealed, c.id, c.wrapped_key
        FROM referral r JOIN child_case k ON k.id = r.case_id JOIN child c ON c.id = k.child_id
      UNION ALL SELECT 'referral', 'narrative_sealed', r.id, r.narrative_sealed, c.id, c.wrapped_key
        FROM referral r JOIN child_case k ON k.id = r.case_id JOIN child c ON c.id = k.child_id
      UNION ALL SELECT 'case_event', 'note_sealed', e.id, e.note_sealed, c.id, c.wrapped_key
        FROM case_event e JOIN child_case k ON k.id = e.case_id JOIN child c ON c.id = k.child_id) AS field
    WHERE sealed IS NOT NULL AND wrapped <> '' ORDER BY random() LIMIT ${wanted}`;
  return { drawn: rows.length, opened: rows.filter((row) => opens(vault, row)).length };
}

function opens(vault: Vault, { child, wrapped, sealed, ...place }: Sealed): boolean {
  try {
    return vault.unwrap(`child:${child}`, wrapped).open(place, sealed).length > 0;
  } catch {
    return false;
  }
}
