import type { IsoDate } from '#app/domain/calendar/working-calendar.ts';
import type { Tx } from '#app/store/shared/database.server.ts';

export type ClosureRow = {
  readonly authorityId: string;
  readonly authority: string;
  readonly date: IsoDate;
  readonly name: string;
};

/** More than are planned ahead at any time. */
const mostClosures = 200;

/** Days on which authorities are closed, or one of them, from a day on. */
export function listClosures(
  tx: Tx,
  { from, authorityId }: { readonly from: IsoDate; readonly authorityId: string | null },
): Promise<readonly ClosureRow[]> {
  return tx.$queryRaw<ClosureRow[]>`
    SELECT c.authority_id AS "authorityId", a.name AS authority, to_char(c.date, 'YYYY-MM-DD') AS date, c.name
    FROM authority_closure c JOIN authority a ON a.id = c.authority_id
    WHERE c.date >= ${from}::date AND (${authorityId}::text IS NULL OR c.authority_id = ${authorityId})
    ORDER BY c.date, a.name, c.authority_id LIMIT ${mostClosures}`;
}

type Decided = {
  readonly id: string;
  readonly authority: string;
  readonly at: Date;
  readonly by: string;
  /** Whether a day was added, or taken away again. */
  readonly cause: 'closure' | 'reopening';
};

/** The newest few changes of closures that running deadlines are computed again for. */
export function latestClosures(tx: Tx): Promise<readonly Decided[]> {
  return tx.$queryRaw<Decided[]>`
    SELECT r.id, a.name AS authority, r.requested_at AS at, u.display_name AS by, r.cause
    FROM recompute r JOIN authority a ON a.id = r.authority_id JOIN user_account u ON u.id = r.requested_by
    WHERE r.cause IN ('closure', 'reopening') ORDER BY r.requested_at DESC, r.id LIMIT 5`;
}
