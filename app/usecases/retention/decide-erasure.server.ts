import type { Actor } from '#app/domain/account/actor.ts';
import { mayOpen } from '#app/domain/permission/pages.ts';
import type { ErasureView } from '#app/domain/retention/retention-view.ts';
import { accept, refuse, type Result } from '#app/domain/shared/result.ts';
import { audit } from '#app/store/audit/audit.server.ts';
import { listErasures, readRetentionCase } from '#app/store/retention/retention-queries.server.ts';
import { eraseChild, rejectErasure } from '#app/store/retention/retention-store.server.ts';
import { asUser, oneAtATime, type Tx } from '#app/store/shared/database.server.ts';
import type { NotFound } from '#app/usecases/case/entitled.server.ts';
import type { Deps } from '#app/usecases/deps.ts';
import { recordLock } from '#app/usecases/retention/keep-records.server.ts';

export type DecideErasureRefusal =
  | NotFound
  | { readonly kind: 'own-proposal' }
  | { readonly kind: 'not-proposed' }
  | { readonly kind: 'still-open' }
  | { readonly kind: 'on-hold' };

/**
 * Rejects what somebody else proposed, or erases the child: the key is destroyed, what it sealed is emptied, and the proof
 * stands in the audit chain in the same transaction. Whoever calls this has just proved again who they are.
 */
export function decideErasure(
  deps: Deps,
  actor: Actor,
  id: string,
  decision: 'erase' | 'reject',
): Promise<Result<{ readonly caseId: string }, DecideErasureRefusal>> {
  if (!mayOpen(actor.role, 'erasure-approval')) return Promise.resolve(refuse({ kind: 'not-found' }));
  const at = deps.now();
  return asUser(deps.db, actor.userId, async (tx) => {
    const [proposal] = await listErasures(tx, { id });
    const file = proposal && (await readRetentionCase(tx, { id: proposal.caseId }));
    if (!file) return refuse({ kind: 'not-found' });
    await oneAtATime(tx, recordLock(file.childId));
    const refusal = decision === 'erase' ? await erase(tx, id, at) : await reject(tx, id, { at, actor });
    if (refusal !== null) return refuse(refusal);
    const [after] = await listErasures(tx, { id });
    if (after === undefined) throw new Error('The erasure just decided cannot be read back.');
    await note(tx, actor, after, at);
    return accept({ caseId: after.caseId });
  });
}

async function erase(tx: Tx, id: string, at: Date): Promise<DecideErasureRefusal | null> {
  const outcome = await eraseChild(tx, id, at);
  return outcome === 'done' ? null : { kind: outcome };
}

async function reject(
  tx: Tx,
  id: string,
  { at, actor }: { readonly at: Date; readonly actor: Actor },
): Promise<DecideErasureRefusal | null> {
  return (await rejectErasure(tx, id, { at, userId: actor.userId })) ? null : { kind: 'not-proposed' };
}

function note(tx: Tx, actor: Actor, erasure: ErasureView, at: Date): Promise<void> {
  const { id, caseId, basis, state, fields, keyHash } = erasure;
  const done = state === 'done';
  return audit(tx, {
    at,
    actorLabel: actor.label,
    action: done ? 'erasure.done' : 'erasure.rejected',
    subjectType: 'erasure',
    subjectId: id,
    caseId,
    detail: done ? { basis, fields, key: keyHash } : { basis },
  });
}
