import type { Actor } from '#app/domain/account/actor.ts';
import { mayOpen } from '#app/domain/permission/pages.ts';
import { accept, refuse, type Result } from '#app/domain/shared/result.ts';
import { packageOf } from '#app/domain/subject-request/package.ts';
import type { SubjectPackage } from '#app/domain/subject-request/request-view.ts';
import { audit } from '#app/store/audit/audit.server.ts';
import { asUser } from '#app/store/shared/database.server.ts';
import type { NotFound } from '#app/usecases/case/entitled.server.ts';
import type { Deps } from '#app/usecases/deps.ts';
import { stillSame } from '#app/usecases/subject-request/decide-items.server.ts';
import { openRequest } from '#app/usecases/subject-request/view-request.server.ts';

/**
 * Makes the package of an approved request anew from what was decided, and records that it was taken. Refused when what is
 * held is not what was decided about any more. Whoever calls this has just proved again who they are; nothing is stored.
 */
export function makePackage(
  deps: Deps,
  actor: Actor,
  id: string,
  format: 'html' | 'json',
): Promise<Result<SubjectPackage, NotFound | { readonly kind: 'changed-meanwhile' }>> {
  if (!mayOpen(actor.role, 'request-preparing')) return Promise.resolve(refuse({ kind: 'not-found' }));
  const at = deps.now();
  return asUser(deps.db, actor.userId, async (tx) => {
    const opened = await openRequest(deps, tx, actor, id);
    if (!opened?.held || opened.request.state !== 'approved') return refuse({ kind: 'not-found' });
    const { request, held, decided } = opened;
    const byItem = new Map(decided.map((one) => [one.item, one]));
    const changed = held.items.some((one) => {
      const decision = byItem.get(one.item);
      return decision === undefined || !stillSame(deps.vault, one, decision);
    });
    if (changed) return refuse({ kind: 'changed-meanwhile' });
    const made = packageOf(request, held.items, decided, at);
    await audit(tx, {
      at,
      actorLabel: actor.label,
      action: 'subject-request.package-taken',
      subjectType: 'subject-request',
      subjectId: id,
      caseId: request.caseId,
      detail: {
        number: request.number,
        format,
        released: made.items.length,
        withheld: decided.filter(({ decision }) => decision === 'withhold').length,
      },
    });
    return accept(made);
  });
}
