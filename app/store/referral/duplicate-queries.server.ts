import { nearInTime, type ComparableCase } from '#app/domain/referral/duplicates.ts';
import { hashMarks } from '#app/domain/referral/name-match.ts';
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

/** Of each sort, more than a person would look through; the nearest in time when there are more. */
const mostCompared = 50;

/**
 * Other open cases that share a name with this one, sound like it, or were found near it. Asked apart, so that neither a
 * crowd at one place nor many of a similar sound hide a name. Says nothing yet about who is who.
 */
export async function similarCases(tx: Tx, subject: ComparableCase): Promise<readonly ComparableCase[]> {
  const from = new Date(subject.foundAt.getTime() - nearInTime);
  const to = new Date(subject.foundAt.getTime() + nearInTime);
  const sounding = subject.names.filter((name) => name.startsWith(hashMarks.sound));
  const spelled = subject.names.filter((name) => !name.startsWith(hashMarks.sound));
  const found = [
    ...(await others(tx, subject, Prisma.sql`k.name_index && ${spelled}::text[]`)),
    ...(await others(tx, subject, Prisma.sql`k.name_index && ${sounding}::text[]`)),
    ...(await others(
      tx,
      subject,
      Prisma.sql`r.place_id = ${subject.placeId} AND r.found_at BETWEEN ${from} AND ${to}`,
    )),
  ];
  return [...new Map(found.map((one) => [one.caseId, one])).values()];
}

function others(tx: Tx, subject: ComparableCase, alike: Prisma.Sql): Promise<ComparableCase[]> {
  return tx.$queryRaw<ComparableCase[]>`${compared}
    WHERE c.status = 'open' AND c.id <> ${subject.caseId}::uuid AND ${alike}
    ORDER BY abs(extract(epoch FROM r.found_at - ${subject.foundAt}::timestamptz)), c.id
    LIMIT ${mostCompared}`;
}
