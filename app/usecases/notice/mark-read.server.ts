import type { Actor } from '#app/domain/account/actor.ts';
import { markNotices } from '#app/store/notice/read-notices.server.ts';
import { asUser } from '#app/store/shared/database.server.ts';
import type { Deps } from '#app/usecases/deps.ts';

/** One notice, or all that had come by the moment the reader's page was made: what came since has not been seen. */
export type Which = { readonly noticeId: string } | { readonly upTo: Date };

/** Marks one's own notices as read. Answers how many were not read before. Nothing that is due changes by it. */
export function markRead(deps: Deps, actor: Actor, which: Which): Promise<number> {
  return asUser(deps.db, actor.userId, (tx) => markNotices(tx, actor.userId, which, deps.now()));
}
