import type { Actor } from '#app/domain/account/actor.ts';
import type { OpenSession } from '#app/domain/account/open-session.ts';
import { listOpenSessions } from '#app/store/account/session-queries.server.ts';
import { hashToken } from '#app/store/account/tokens.server.ts';
import type { Deps } from '#app/usecases/deps.ts';

export type Security = { readonly sessions: readonly OpenSession[] };

/** How this person signs in, and where they are signed in now. */
export async function viewSecurity(
  { db, now }: Pick<Deps, 'db' | 'now'>,
  { userId }: Actor,
  token: string,
): Promise<Security> {
  return { sessions: await listOpenSessions(db, { userId, ownHash: hashToken(token), now: now() }) };
}
