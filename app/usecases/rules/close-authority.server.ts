import type { Actor } from '#app/domain/account/actor.ts';
import { keptFromClosing, type ClosureRefusal } from '#app/domain/calendar/closure.ts';
import type { MovePreview } from '#app/domain/deadline/recompute-preview.ts';
import { mayOpen } from '#app/domain/permission/pages.ts';
import { accept, refuse, type Result } from '#app/domain/shared/result.ts';
import { audit } from '#app/store/audit/audit.server.ts';
import { findAuthority } from '#app/store/reference/authority.server.ts';
import { closeAuthority, type Closure } from '#app/store/reference/closure-store.server.ts';
import { refreshRulebook } from '#app/store/reference/living-rulebook.server.ts';
import { asUser } from '#app/store/shared/database.server.ts';
import type { NotFound } from '#app/usecases/case/entitled.server.ts';
import type { Deps } from '#app/usecases/deps.ts';
import { previewClosure } from '#app/usecases/rules/preview-moves.server.ts';

export type CloseAuthorityRefusal = NotFound | ClosureRefusal | { readonly kind: 'unknown-authority' };

/** What is to be closed. `confirmed`: without it nothing is saved, and the answer says what would move. */
export type ClosureWanted = Closure & { readonly confirmed: boolean };

/** Closes an authority for a day to come. The worker then computes its running deadlines again, as the preview says. */
export async function closeAuthorityOn(
  deps: Deps,
  actor: Actor,
  { confirmed, ...closure }: ClosureWanted,
): Promise<Result<MovePreview, CloseAuthorityRefusal>> {
  if (!mayOpen(actor.role, 'closures')) return refuse({ kind: 'not-found' });
  await refreshRulebook(deps.rulebook);
  const now = deps.now();
  const done = await asUser(deps.db, actor.userId, async (tx) => {
    const authority = await findAuthority(tx, closure.authorityId);
    if (authority === null) return refuse({ kind: 'unknown-authority' } as const);
    const kept = keptFromClosing(closure.date, deps.rulebook.calendar(authority.division, authority.id), now);
    if (kept !== null) return refuse(kept);
    const preview = await previewClosure(tx, deps, closure);
    if (!confirmed) return accept(preview);

    const closed = await closeAuthority(tx, closure, { at: now, recomputeId: deps.newId() });
    if (!closed) return refuse({ kind: 'already-closed' } as const);
    await audit(tx, {
      at: now,
      actorLabel: actor.label,
      action: 'authority.closed',
      subjectType: 'authority',
      subjectId: closure.authorityId,
      caseId: null,
      detail: { date: closure.date },
    });
    return accept(preview);
  });
  await refreshRulebook(deps.rulebook);
  return done;
}
