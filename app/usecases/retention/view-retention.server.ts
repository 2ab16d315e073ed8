import type { Actor } from '#app/domain/account/actor.ts';
import { mayOpen } from '#app/domain/permission/pages.ts';
import { caseReference } from '#app/domain/referral/case-reference.ts';
import {
  listDue,
  listErasures,
  listHolds,
  readRetentionCase,
} from '#app/store/retention/retention-queries.server.ts';
import { asUser } from '#app/store/shared/database.server.ts';
import type { Deps } from '#app/usecases/deps.ts';

/** What is due for review, what is held, what waits for a second person and what was erased; null for whom it does not concern. */
export async function viewRetention(deps: Deps, actor: Actor) {
  if (!mayOpen(actor.role, 'retention')) return null;
  return asUser(deps.db, actor.userId, async (tx) => ({
    due: await listDue(tx),
    holds: await listHolds(tx),
    waiting: await listErasures(tx, { states: ['proposed'] }),
    proofs: await listErasures(tx, { states: ['done'] }),
    may: rightsOf(actor),
  }));
}

/** One case: why it is due, its holds, and its erasure from proposal to proof. */
export async function viewRetentionOf(deps: Deps, actor: Actor, caseId: string) {
  if (!mayOpen(actor.role, 'retention')) return null;
  return asUser(deps.db, actor.userId, async (tx) => {
    const file = await readRetentionCase(tx, { id: caseId });
    if (file === null) return null;
    const erasures = await listErasures(tx, { caseId });
    return {
      file,
      due: await listDue(tx, caseId),
      holds: await listHolds(tx, caseId),
      erasures,
      may: rightsOf(actor),
    };
  });
}

/** The case of a reference somebody typed; null when it is none they may see. */
export async function findRetentionCase(deps: Deps, actor: Actor, typed: string): Promise<string | null> {
  const reference = caseReference(typed);
  if (reference === null || !mayOpen(actor.role, 'retention')) return null;
  const found = await asUser(deps.db, actor.userId, (tx) => readRetentionCase(tx, { reference }));
  return found?.id ?? null;
}

/** A proposal this person may decide on; null otherwise. */
export async function erasureToDecide(deps: Deps, actor: Actor, id: string) {
  if (!mayOpen(actor.role, 'erasure-approval')) return null;
  const [erasure] = await asUser(deps.db, actor.userId, (tx) => listErasures(tx, { id }));
  if (erasure?.state !== 'proposed' || erasure.proposedById === actor.userId) return null;
  return erasure;
}

const rightsOf = ({ role }: Actor) => ({
  keep: mayOpen(role, 'record-keeping'),
  approve: mayOpen(role, 'erasure-approval'),
});
