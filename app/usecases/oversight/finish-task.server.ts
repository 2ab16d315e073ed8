import type { Actor } from '#app/domain/account/actor.ts';
import { accept, refuse, type Result } from '#app/domain/shared/result.ts';
import { audit } from '#app/store/audit/audit.server.ts';
import { closeTask } from '#app/store/oversight/task-store.server.ts';
import { asUser } from '#app/store/shared/database.server.ts';
import type { NotFound } from '#app/usecases/case/entitled.server.ts';
import type { Deps } from '#app/usecases/deps.ts';
import { mayPutRight } from '#app/usecases/oversight/put-right.ts';

export type FinishTaskRefusal = NotFound | { readonly kind: 'already-done' };

/** Somebody says that they have put a thing right. */
export async function finishTask(
  deps: Deps,
  actor: Actor,
  taskId: string,
): Promise<Result<undefined, FinishTaskRefusal>> {
  if (!mayPutRight(actor)) return refuse({ kind: 'not-found' });
  const at = deps.now();
  return asUser(deps.db, actor.userId, async (tx) => {
    const outcome = await closeTask(tx, taskId, { at, userId: actor.userId });
    if (outcome !== 'done') return refuse({ kind: outcome });
    await audit(tx, {
      at,
      actorLabel: actor.label,
      action: 'task.done',
      subjectType: 'task',
      subjectId: taskId,
      caseId: null,
      detail: {},
    });
    return accept(undefined);
  });
}
