import { authorityRoles, type Actor } from '#app/domain/account/actor.ts';
import { mostHits, type SearchHit } from '#app/domain/oversight/search-view.ts';
import { mayOpen } from '#app/domain/permission/permissions.ts';
import { caseReference, referralReference } from '#app/domain/referral/case-reference.ts';
import { audit } from '#app/store/audit/audit.server.ts';
import { searchHashes } from '#app/store/case/name-index.server.ts';
import { findCases } from '#app/store/oversight/search-queries.server.ts';
import { asUser } from '#app/store/shared/database.server.ts';
import type { Deps } from '#app/usecases/deps.ts';

export type Found = { readonly hits: readonly SearchHit[]; readonly more: boolean };

/**
 * Finds cases by reference or by a child's name, among those this actor may see. That somebody searched is kept, what
 * they typed is not. Null for anybody who may not search.
 */
export function searchCases(deps: Deps, actor: Actor, typed: string): Promise<Found | null> {
  if (!mayOpen(actor.role, 'search')) return Promise.resolve(null);
  const ofAuthority = (authorityRoles as readonly string[]).includes(actor.role);
  const references = { ofCase: caseReference(typed), ofReferral: referralReference(typed) };
  return asUser(deps.db, actor.userId, async (tx) => {
    const found = await findCases(tx, {
      references,
      names: searchHashes(deps.vault, typed),
      authorityId: ofAuthority ? (actor.authorityId ?? '') : null,
    });
    await audit(tx, {
      at: deps.now(),
      actorLabel: actor.label,
      action: 'search.made',
      subjectType: 'search',
      subjectId: actor.userId,
      caseId: null,
      detail: { reference: references.ofCase !== null, found: Math.min(found.length, mostHits) },
    });
    return { hits: found.slice(0, mostHits), more: found.length > mostHits };
  });
}
