import type { Actor } from '#app/domain/account/actor.ts';
import { readInbox, type Inbox } from '#app/store/notice/inbox-queries.server.ts';
import { asUser } from '#app/store/shared/database.server.ts';
import { noteListed } from '#app/usecases/case/note-listed.server.ts';
import type { Deps } from '#app/usecases/deps.ts';

/** One's own notices. Those that name a child are a look at its record, recorded before they are shown. */
export async function viewInbox(
  deps: Deps,
  actor: Actor,
  asked: Parameters<typeof readInbox>[2],
): Promise<Inbox> {
  const inbox = await readInbox(deps, actor, asked);
  const named = [...inbox.page.rows, ...inbox.besides].filter(({ child }) => child !== null);
  const caseIds = named.flatMap(({ target }) => target.caseId ?? []);
  await asUser(deps.db, actor.userId, (tx) => noteListed(tx, actor, caseIds, deps.now()));
  return inbox;
}
