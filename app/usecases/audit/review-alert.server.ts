import type { Actor } from '#app/domain/account/actor.ts';
import type { AlertDetail } from '#app/domain/audit/alert-view.ts';
import { mayReview, type ReviewOutcome } from '#app/domain/audit/review.ts';
import { mayOpen } from '#app/domain/permission/pages.ts';
import { may } from '#app/domain/permission/permissions.ts';
import type { PageAsked } from '#app/domain/shared/key-page.ts';
import { accept, refuse, type Result } from '#app/domain/shared/result.ts';
import { countAlerts, listAlerts, readAlert } from '#app/store/audit/alert-queries.server.ts';
import { answerAlert, findAlert } from '#app/store/audit/alert-store.server.ts';
import { audit } from '#app/store/audit/audit.server.ts';
import { asUser } from '#app/store/shared/database.server.ts';
import type { ReviewRefusal } from '#app/usecases/audit/review-emergency.server.ts';
import type { Deps } from '#app/usecases/deps.ts';

/** Questions about looks, for those who oversee; null for others. */
export async function viewAlerts(deps: Deps, actor: Actor, asked: PageAsked, waiting: boolean) {
  if (!mayOpen(actor.role, 'audit')) return null;
  return asUser(deps.db, actor.userId, async (tx) => ({
    page: await listAlerts(tx, asked, waiting),
    waits: await countAlerts(tx),
  }));
}

/** One of them; null for those who may not, and when there is none. */
export async function viewAlert(deps: Deps, actor: Actor, id: string): Promise<AlertDetail | null> {
  if (!mayOpen(actor.role, 'audit')) return null;
  const texts = may(actor.role, 'national', 'read-identity', 'closed');
  const reviewerId = mayOpen(actor.role, 'audit-reviewing') ? actor.userId : null;
  return asUser(deps.db, actor.userId, (tx) => readAlert(tx, deps.vault, id, { texts, reviewerId }));
}

/** The data protection lead answers a question, once, with a reason. Nobody answers for themselves. */
export function reviewAlert(
  deps: Deps,
  actor: Actor,
  id: string,
  review: { readonly outcome: ReviewOutcome; readonly note: string },
): Promise<Result<undefined, ReviewRefusal>> {
  if (!mayOpen(actor.role, 'audit-reviewing')) return Promise.resolve(refuse({ kind: 'not-found' }));
  const at = deps.now();
  return asUser(deps.db, actor.userId, async (tx) => {
    const found = await findAlert(tx, id);
    if (found === null) return refuse({ kind: 'not-found' });
    if (!mayReview(actor.userId, found.userId)) return refuse({ kind: 'own-doing' });
    if (!(await answerAlert(deps, tx, id, { ...review, at, userId: actor.userId })))
      return refuse({ kind: 'already-done' });
    await audit(tx, {
      at,
      actorLabel: actor.label,
      action: 'look.judged',
      subjectType: 'alert',
      subjectId: id,
      caseId: found.caseId,
      detail: { outcome: review.outcome },
    });
    return accept(undefined);
  });
}
