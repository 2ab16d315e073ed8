import type { Actor } from '#app/domain/account/actor.ts';
import { endSession } from '#app/store/account/sessions.server.ts';
import { hashToken } from '#app/store/account/tokens.server.ts';
import { audit } from '#app/store/audit/audit.server.ts';
import { asUser } from '#app/store/shared/database.server.ts';
import type { Deps } from '#app/usecases/deps.ts';

/** Ends the session on the server, so that a copied cookie is worth nothing. Repeating it changes nothing. */
export async function signOut(deps: Pick<Deps, 'db' | 'now'>, actor: Actor, token: string): Promise<void> {
  const now = deps.now();
  await asUser(deps.db, actor.userId, async (tx) => {
    if (!(await endSession(tx, hashToken(token), now))) return;
    await audit(tx, {
      at: now,
      actorLabel: actor.label,
      action: 'signed-out',
      subjectType: 'account',
      subjectId: actor.userId,
      caseId: null,
      detail: {},
    });
  });
}
