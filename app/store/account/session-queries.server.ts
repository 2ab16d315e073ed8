import type { OpenSession } from '#app/domain/account/open-session.ts';
import { sessionLimits } from '#app/domain/account/session.ts';
import type { Db } from '#app/store/shared/database.server.ts';

const mostShown = 50;

/** Where this person is signed in now, the latest first. */
export async function listOpenSessions(
  db: Db,
  { userId, ownHash, now }: { readonly userId: string; readonly ownHash: string; readonly now: Date },
): Promise<readonly OpenSession[]> {
  const rows = await db.session.findMany({
    where: {
      userId,
      endedAt: null,
      expiresAt: { gt: now },
      lastSeenAt: { gt: new Date(now.getTime() - sessionLimits.idle) },
    },
    orderBy: { lastSeenAt: 'desc' },
    take: mostShown,
  });
  return rows.map(({ id, browser, createdAt, lastSeenAt, tokenHash }) => ({
    id,
    browser,
    createdAt,
    lastSeenAt,
    own: tokenHash === ownHash,
  }));
}
