import { caseRecord } from '#app/domain/retention/schedule.ts';
import type { Tx } from '#app/store/shared/database.server.ts';

export type NewReview = { readonly caseId: string; readonly dueOn: string };

/** Not more at once: a first run over years of records tells of them day by day. */
const most = 200;

/**
 * Closed cases whose time by the schedule is over and about which nothing is decided. Whoever looks holds no key, so the
 * birthday is reckoned from the age at referral, and taken as late as it can have been. What is kept until a day comes
 * again on that day.
 */
export function findDueCases(tx: Tx, at: Date): Promise<readonly NewReview[]> {
  return tx.$queryRaw<NewReview[]>`
    WITH counted AS (
      SELECT c.id, greatest(
        c.opened_at + make_interval(years => greatest(${caseRecord.birthday}::int - coalesce(c.age_years, 0), 0)),
        coalesce(c.closed_at, c.opened_at) + make_interval(years => ${caseRecord.afterClosing}::int),
        (SELECT max(r.kept_until)::timestamptz FROM retention_review r WHERE r.case_id = c.id)) AS due
      FROM child_case c WHERE c.status = 'closed' AND c.erased_at IS NULL)
    SELECT d.id AS "caseId", to_char(d.due, 'YYYY-MM-DD') AS "dueOn" FROM counted d
    WHERE d.due <= ${at}::timestamptz
      AND NOT EXISTS (SELECT FROM retention_review r WHERE r.case_id = d.id AND r.settled_at IS NULL)
    ORDER BY d.due, d.id LIMIT ${most}`;
}

export async function addReviews(
  tx: Tx,
  reviews: readonly (NewReview & { readonly id: string })[],
  at: Date,
): Promise<void> {
  await tx.retentionReview.createMany({
    data: reviews.map(({ id, caseId, dueOn }) => ({
      id,
      caseId,
      category: caseRecord.key,
      dueOn: new Date(`${dueOn}T00:00:00Z`),
      foundAt: at,
    })),
    skipDuplicates: true,
  });
}

/** Whom the worker tells of it. */
export async function listRecordKeepers(tx: Tx): Promise<readonly string[]> {
  const rows = await tx.userAccount.findMany({
    where: { role: 'data-protection-lead', status: 'active' },
    select: { id: true },
    take: 50,
  });
  return rows.map(({ id }) => id);
}
