import type { Actor } from '#app/domain/account/actor.ts';
import { londonDate } from '#app/domain/calendar/london-date.ts';
import { mayOpen } from '#app/domain/permission/pages.ts';
import { listAuthorities } from '#app/store/reference/authority-queries.server.ts';
import { latestClosures, listClosures } from '#app/store/reference/closure-queries.server.ts';
import { readProgress } from '#app/store/rules/draft-queries.server.ts';
import { asUser } from '#app/store/shared/database.server.ts';
import type { Deps } from '#app/usecases/deps.ts';

/** Days to come on which authorities are closed, or one of them, and how far the newest have been carried out. */
export function viewClosures(deps: Deps, actor: Actor, authorityId: string | null) {
  if (!mayOpen(actor.role, 'closures')) return Promise.resolve(null);
  const now = deps.now();
  const today = londonDate(now);
  return asUser(deps.db, actor.userId, async (tx) => {
    const newest = await latestClosures(tx);
    const carriedOut = [];
    for (const { id, ...change } of newest) {
      const progress = await readProgress(tx, { id });
      if (progress !== null) carriedOut.push({ id, ...change, progress });
    }
    return {
      closures: await listClosures(tx, { from: today, authorityId }),
      carriedOut,
      today,
      authorities: await listAuthorities(tx, now),
    };
  });
}
