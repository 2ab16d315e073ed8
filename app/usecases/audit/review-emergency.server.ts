import type { Actor } from '#app/domain/account/actor.ts';
import { mayReview, type ReviewOutcome } from '#app/domain/audit/review.ts';
import { mayOpen } from '#app/domain/permission/pages.ts';
import { accept, refuse, type Result } from '#app/domain/shared/result.ts';
import { audit } from '#app/store/audit/audit.server.ts';
import { findEmergency, reviewEmergencyRow } from '#app/store/audit/emergency-store.server.ts';
import { asUser } from '#app/store/shared/database.server.ts';
import type { NotFound } from '#app/usecases/case/entitled.server.ts';
import type { Deps } from '#app/usecases/deps.ts';

export type ReviewRefusal = NotFound | { readonly kind: 'already-done' | 'own-doing' };

/** The data protection lead says, once, whether an emergency access was justified, and why. */
export function reviewEmergency(
  deps: Deps,
  actor: Actor,
  id: string,
  review: { readonly outcome: ReviewOutcome; readonly note: string },
): Promise<Result<undefined, ReviewRefusal>> {
  if (!mayOpen(actor.role, 'audit-reviewing')) return Promise.resolve(refuse({ kind: 'not-found' }));
  const at = deps.now();
  return asUser(deps.db, actor.userId, async (tx) => {
    const found = await findEmergency(tx, id);
    if (found === null) return refuse({ kind: 'not-found' });
    if (!mayReview(actor.userId, found.userId)) return refuse({ kind: 'own-doing' });
    const kept = await reviewEmergencyRow(deps, tx, id, { ...review, at, userId: actor.userId });
    if (!kept) return refuse({ kind: 'already-done' });
    await audit(tx, {
      at,
      actorLabel: actor.label,
      action: 'emergency.reviewed',
      subjectType: 'emergency',
      subjectId: id,
      caseId: found.caseId,
      detail: { outcome: review.outcome },
    });
    return accept(undefined);
  });
}
