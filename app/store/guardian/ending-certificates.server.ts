import type { Certificate } from '#app/domain/guardian/profile-standing.ts';
import type { Tx } from '#app/store/shared/database.server.ts';
import { Prisma } from '#prisma/generated/client.ts';

/** A vetting or a training of somebody who is given children. `date`: the last day on which it is valid. */
export type EndingCertificate = {
  readonly userId: string;
  readonly kind: Certificate;
  readonly date: string;
};

/** Every certificate with its date, one row each. */
const certificates = Prisma.sql`guardian_profile p CROSS JOIN LATERAL (
  VALUES ('vetting', p.vetting_valid_to), ('training', p.training_valid_to)) AS c (kind, valid_to)`;
const date = Prisma.sql`to_char(c.valid_to, 'YYYY-MM-DD')`;
const key = Prisma.sql`c.kind || '-ending:' || p.user_id || ':' || ${date}`;

/** The key of the task about one: each date of each person is asked about once. */
export const endingKey = ({ kind, userId, date }: EndingCertificate): string =>
  `${kind}-ending:${userId}:${date}`;

/** Certificates of guardians that end by a day or have ended, and that nobody was asked about yet. */
export function unaskedCertificates(
  tx: Tx,
  until: string,
  limit: number,
): Promise<readonly EndingCertificate[]> {
  return tx.$queryRaw<EndingCertificate[]>`
    SELECT p.user_id AS "userId", c.kind, ${date} AS date
    FROM ${certificates} JOIN user_account u ON u.id = p.user_id
    WHERE u.role = 'guardian' AND u.status IN ('invited', 'active') AND c.valid_to <= ${until}::date
      AND NOT EXISTS (SELECT FROM task t WHERE t.dedupe_key = ${key})
    ORDER BY p.user_id, c.kind LIMIT ${limit}`;
}

/** Marks the tasks about certificates as done for which another date has been entered meanwhile. Answers how many. */
export function closeSettled(tx: Tx, at: Date): Promise<number> {
  return tx.$executeRaw`
    UPDATE task SET done_at = ${at}::timestamptz
    WHERE done_at IS NULL AND kind IN ('vetting-ending', 'training-ending') AND dedupe_key NOT IN (
      SELECT ${key} FROM ${certificates})`;
}
