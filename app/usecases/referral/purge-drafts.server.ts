import { deleteExpiredDrafts } from '#app/store/referral/draft-store.server.ts';
import type { Db } from '#app/store/shared/database.server.ts';

/** Removes drafts whose 28 days are up, sent or not. For the worker; it needs no key. Answers how many. */
export function purgeDrafts(db: Db, now: Date): Promise<number> {
  return deleteExpiredDrafts(db, now);
}
