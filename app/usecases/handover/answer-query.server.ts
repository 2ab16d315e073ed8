import type { Actor } from '#app/domain/account/actor.ts';
import { accept, refuse, type Result } from '#app/domain/shared/result.ts';
import {
  addHandoverMessage,
  changeHandover,
  findHandover,
} from '#app/store/handover/handover-store.server.ts';
import { asUser } from '#app/store/shared/database.server.ts';
import { changeBy } from '#app/usecases/case/change.ts';
import { entitledCase, type NotFound } from '#app/usecases/case/entitled.server.ts';
import { recordEvent } from '#app/usecases/case/record-event.server.ts';
import type { Deps } from '#app/usecases/deps.ts';

export type AnswerQueryRefusal =
  NotFound | { readonly kind: 'not-queried' } | { readonly kind: 'changed-meanwhile' };

/** Answers an authority's question; the handover waits for its answer as before, on the same clock. */
export function answerQuery(
  deps: Deps,
  actor: Actor,
  handoverId: string,
  text: string,
): Promise<Result<{ readonly caseId: string }, AnswerQueryRefusal>> {
  const now = deps.now();
  return asUser(deps.db, actor.userId, async (tx) => {
    const handover = await findHandover(tx, handoverId);
    if (handover === null) return refuse({ kind: 'not-found' });
    const entitled = await entitledCase(tx, actor, handover.caseId, { action: 'answer-query', now });
    if (!entitled.ok) return entitled;
    if (handover.state !== 'queried') return refuse({ kind: 'not-queried' });

    if (!(await changeHandover(tx, handover, { state: 'acknowledged' })))
      return refuse({ kind: 'changed-meanwhile' });
    await addHandoverMessage(deps, tx, handover, { kind: 'answer', actor, text, at: now });
    await recordEvent(changeBy(deps, tx, actor, now), entitled.value.file, {
      type: 'HandoverQueryAnswered',
      at: now,
      detail: { handover: handover.id, authority: handover.toAuthorityId },
    });
    deps.bell.ring('send');
    return accept({ caseId: handover.caseId });
  });
}
