import type { Actor } from '#app/domain/account/actor.ts';
import { asUser, type Db } from '#app/store/shared/database.server.ts';

/** How many notices this person has not read; counting stops where the header stops showing numbers. */
export function countUnread(db: Db, actor: Actor): Promise<number> {
  return asUser(db, actor.userId, (tx) =>
    tx.notice.count({ where: { userId: actor.userId, readAt: null }, take: 100 }),
  );
}
