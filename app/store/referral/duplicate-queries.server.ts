import { nearInTime, type ComparableCase } from '#app/domain/referral/duplicates.ts';
import type { Tx } from '#app/store/shared/database.server.ts';
import { Prisma } from '#prisma/generated/client.ts';

const compared = Prisma.sql`
  SELECT c.id AS "caseId", c.reference, k.name_index AS names, r.place_id AS "placeId", r.found_at AS "foundAt",
    c.gender, c.age_years AS "ageYears", c.language
  FROM child_case c JOIN child k ON k.id = c.child_id JOIN referral r ON r.case_id = c.id`;

/** A case as it is compared with others, or null when this actor may not see its identity. */
export async function comparableCase(tx: Tx, caseId: string): Promise<ComparableCase | null> {
  const rows = await tx.$queryRaw<ComparableCase[]>`${compared} WHERE c.id = ${caseId}::uuid`;
  return rows[0] ?? null;
}

/** More than a person would look through; the nearest in time are kept when a name is very common. */
const mostCompared = 100;

/** Other open cases that share a name with this one, or were found near it. Says nothing yet about who is who. */
export async function similarCases(tx: Tx, subject: ComparableCase): Promise<readonly ComparableCase[]> {
  const from = new Date(subject.foundAt.getTime() - nearInTime);
  const to = new Date(subject.foundAt.getTime() + nearInTime);
  return tx.$queryRaw<ComparableCase[]>`${compared}
    WHERE c.status = 'open' AND c.id <> ${subject.caseId}::uuid
      AND (k.name_index && ${[...subject.names]}::text[]
        OR (r.place_id = ${subject.placeId} AND r.found_at BETWEEN ${from} AND ${to}))
    ORDER BY abs(extract(epoch FROM r.found_at - ${subject.foundAt}::timestamptz)), c.id
    LIMIT ${mostCompared}`;
}
