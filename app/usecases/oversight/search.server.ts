import { authorityRoles, type Actor } from '#app/domain/account/actor.ts';
import { viewing } from '#app/domain/case/access-view.ts';
import { mostHits, type SearchHit } from '#app/domain/oversight/search-view.ts';
import { mayOpen } from '#app/domain/permission/pages.ts';
import { caseReference, referralReference } from '#app/domain/referral/case-reference.ts';
import { audit } from '#app/store/audit/audit.server.ts';
import { relationTo } from '#app/store/case/relation.server.ts';
import { searchHashes } from '#app/store/case/name-index.server.ts';
import { casesFor } from '#app/store/case/scope.server.ts';
import { findCases } from '#app/store/oversight/search-queries.server.ts';
import { asUser, type Tx } from '#app/store/shared/database.server.ts';
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
      scope: casesFor(actor, 'preview', deps.now()),
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
    if (references.ofCase === null && references.ofReferral === null)
      await noteHits(deps, tx, actor, found.slice(0, mostHits));
    return { hits: found.slice(0, mostHits), more: found.length > mostHits };
  });
}

/** Whoever searched for a name now knows that this child is here: that is a look at each record that was found. */
async function noteHits(
  { now }: Pick<Deps, 'now'>,
  tx: Tx,
  actor: Actor,
  hits: readonly SearchHit[],
): Promise<void> {
  for (const { caseId } of hits)
    await audit(tx, {
      at: now(),
      actorLabel: actor.label,
      action: viewing,
      subjectType: 'case',
      subjectId: caseId,
      caseId,
      detail: { as: 'search', relation: await relationTo(tx, actor, caseId, now()) },
    });
}
