import type { Db } from '#app/store/shared/database.server.ts';

/** Removes sessions a month after they could last be used; what was done in them stays in the audit trail. Answers how many. */
export function deleteEndedSessions(db: Db, now: Date): Promise<number> {
  return db.$executeRaw`DELETE FROM session WHERE expires_at < ${now}::timestamptz - interval '30 days'`;
}
