import type { Actor } from '#app/domain/account/actor.ts';
import { decideDispute } from '#app/domain/handover/handover.ts';
import { accept, refuse, type Result } from '#app/domain/shared/result.ts';
import { addHandover, changeHandover, findHandover } from '#app/store/handover/handover-store.server.ts';
import { findAuthority } from '#app/store/reference/authority.server.ts';
import { asUser } from '#app/store/shared/database.server.ts';
import { changeBy } from '#app/usecases/case/change.ts';
import { entitledCase, type NotFound } from '#app/usecases/case/entitled.server.ts';
import { recordEvent } from '#app/usecases/case/record-event.server.ts';
import type { Deps } from '#app/usecases/deps.ts';

export type DecideDisputeRefusal =
  | NotFound
  | { readonly kind: 'not-in-dispute' }
  | { readonly kind: 'unknown-authority' }
  | { readonly kind: 'changed-meanwhile' };

/**
 * The coordinator rules on a refused handover by sending it again, to the same authority or to another, with a new
 * clock. Until somebody accepts, the authority where the child was found stays responsible.
 */
export function decideDisputeAs(
  deps: Deps,
  actor: Actor,
  handoverId: string,
  toAuthorityId: string,
): Promise<Result<{ readonly caseId: string }, DecideDisputeRefusal>> {
  const now = deps.now();
  return asUser(deps.db, actor.userId, async (tx) => {
    const handover = await findHandover(tx, handoverId);
    if (handover === null) return refuse({ kind: 'not-found' });
    const entitled = await entitledCase(tx, actor, handover.caseId, { action: 'decide-handover', now });
    if (!entitled.ok) return entitled;
    const decision = decideDispute(handover.state);
    if (!decision.ok) return decision;
    if ((await findAuthority(tx, toAuthorityId)) === null) return refuse({ kind: 'unknown-authority' });

    const { file } = entitled.value;
    if (!(await changeHandover(tx, handover, { state: 'superseded' })))
      return refuse({ kind: 'changed-meanwhile' });
    const sent = await addHandover(deps, tx, { caseId: file.id, toAuthorityId, at: now });
    const change = changeBy(deps, tx, actor, now);
    const upheld = toAuthorityId === handover.toAuthorityId;
    await recordEvent(change, file, {
      type: 'HandoverDecided',
      at: now,
      detail: { handover: handover.id, authority: toAuthorityId, upheld },
    });
    await recordEvent(change, file, {
      type: 'HandoverSent',
      at: now,
      detail: { handover: sent, authority: toAuthorityId },
    });
    deps.bell.ring('send');
    return accept({ caseId: file.id });
  });
}
