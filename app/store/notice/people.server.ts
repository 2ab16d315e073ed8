import type { Role } from '#app/domain/account/actor.ts';
import type { CasePeople, Person } from '#app/domain/deadline/recipients.ts';
import type { Tx } from '#app/store/shared/database.server.ts';

const nationalRungs: Role[] = ['coordinator', 'service-manager', 'director'];

/** Everybody the ladders of these cases could reach at this moment, with their cover. */
export async function loadPeople(
  tx: Tx,
  about: readonly CasePeople[],
  now: Date,
): Promise<readonly Person[]> {
  const named = [...new Set(about.flatMap(({ guardianId, workerId }) => [guardianId, workerId]))].filter(
    (id) => id !== null,
  );
  const authorities = [...new Set(about.map(({ authorityId }) => authorityId))];
  return tx.$queryRaw<Person[]>`
    WITH away AS (
      SELECT DISTINCT ON (user_id) user_id, cover_id FROM absence
      WHERE starts_at <= ${now} AND ends_at > ${now} ORDER BY user_id, starts_at, id)
    SELECT u.id, u.role, u.authority_id AS "authorityId", u.manager_id AS "managerId", u.status = 'active' AS active,
      w.user_id IS NOT NULL AS absent, w.cover_id AS "coverId"
    FROM user_account u LEFT JOIN away w ON w.user_id = u.id
    WHERE u.role = ANY(${nationalRungs}) OR u.authority_id = ANY(${authorities}) OR u.id = ANY(${named}::uuid[])
      OR u.id IN (SELECT m.manager_id FROM user_account m WHERE m.id = ANY(${named}::uuid[]))
      OR u.id IN (SELECT cover_id FROM away)`;
}
