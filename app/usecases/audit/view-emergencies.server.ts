import type { Actor } from '#app/domain/account/actor.ts';
import type { EmergencyDetail, OwnEmergency } from '#app/domain/audit/emergency-view.ts';
import { mayOpen } from '#app/domain/permission/pages.ts';
import { may } from '#app/domain/permission/permissions.ts';
import type { PageAsked } from '#app/domain/shared/key-page.ts';
import { audit } from '#app/store/audit/audit.server.ts';
import {
  countWaiting,
  listEmergencies,
  ownEmergencies,
  readEmergency,
} from '#app/store/audit/emergency-queries.server.ts';
import { asUser } from '#app/store/shared/database.server.ts';
import type { Deps } from '#app/usecases/deps.ts';

/** One's own emergency accesses that still last; null for roles that have none. */
export function viewOwnEmergencies(deps: Deps, actor: Actor): Promise<readonly OwnEmergency[] | null> {
  if (!mayOpen(actor.role, 'emergency')) return Promise.resolve(null);
  const now = deps.now();
  return asUser(deps.db, actor.userId, (tx) => ownEmergencies(tx, actor.userId, now));
}

/** Everybody's, for those who oversee; null for others. */
export async function viewEmergencies(deps: Deps, actor: Actor, asked: PageAsked, waiting: boolean) {
  if (!mayOpen(actor.role, 'audit')) return null;
  return asUser(deps.db, actor.userId, async (tx) => ({
    page: await listEmergencies(tx, asked, waiting),
    waits: await countWaiting(tx),
  }));
}

/**
 * One of them with what was written and what was looked at. What was written may say who the child is, so reading it is
 * recorded as a look, and a monitor is not shown it.
 */
export async function viewEmergency(deps: Deps, actor: Actor, id: string): Promise<EmergencyDetail | null> {
  if (!mayOpen(actor.role, 'audit')) return null;
  const texts = may(actor.role, 'national', 'read-identity', 'closed');
  const reviewerId = mayOpen(actor.role, 'audit-reviewing') ? actor.userId : null;
  return asUser(deps.db, actor.userId, async (tx) => {
    const found = await readEmergency(tx, deps.vault, id, { texts, reviewerId });
    if (found === null) return null;
    await audit(tx, {
      at: deps.now(),
      actorLabel: actor.label,
      action: 'case.viewed',
      subjectType: 'emergency',
      subjectId: id,
      caseId: found.caseId,
      detail: { as: 'emergency', relation: 'national' },
    });
    return found;
  });
}
