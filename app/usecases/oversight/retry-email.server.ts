import type { Actor } from '#app/domain/account/actor.ts';
import { accept, refuse, type Result } from '#app/domain/shared/result.ts';
import { audit } from '#app/store/audit/audit.server.ts';
import { closeTasksOf } from '#app/store/oversight/task-store.server.ts';
import { asUser } from '#app/store/shared/database.server.ts';
import { owedAgain } from '#app/store/notice/retry.server.ts';
import type { NotFound } from '#app/usecases/case/entitled.server.ts';
import type { Deps } from '#app/usecases/deps.ts';
import { mayPutRight } from '#app/usecases/oversight/put-right.ts';

export type RetryEmailRefusal = NotFound | { readonly kind: 'not-dead' };

/** Owes a dead e-mail once more, with 72 new hours, and settles the task it had become. */
export async function retryEmail(
  deps: Deps,
  actor: Actor,
  outboxId: string,
): Promise<Result<undefined, RetryEmailRefusal>> {
  if (!mayPutRight(actor)) return refuse({ kind: 'not-found' });
  const at = deps.now();
  return asUser(deps.db, actor.userId, async (tx) => {
    const outcome = await owedAgain(tx, outboxId, at);
    if (outcome !== 'owed') return refuse({ kind: outcome });
    await closeTasksOf(tx, outboxId, { at, userId: actor.userId });
    await audit(tx, {
      at,
      actorLabel: actor.label,
      action: 'email.retried',
      subjectType: 'outbox',
      subjectId: outboxId,
      caseId: null,
      detail: {},
    });
    deps.bell.ring('send');
    return accept(undefined);
  });
}
