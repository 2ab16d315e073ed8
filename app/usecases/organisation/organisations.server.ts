import type { Actor } from '#app/domain/account/actor.ts';
import { mayOpen } from '#app/domain/permission/pages.ts';
import type { ReferrerKind } from '#app/domain/referral/codes.ts';
import { accept, refuse, type Result } from '#app/domain/shared/result.ts';
import { audit } from '#app/store/audit/audit.server.ts';
import { addOrganisation, listOrganisations } from '#app/store/organisation/organisation-store.server.ts';
import { asUser } from '#app/store/shared/database.server.ts';
import type { NotFound } from '#app/usecases/case/entitled.server.ts';
import type { Deps } from '#app/usecases/deps.ts';

/** Whose people may have accounts as referrers; null for anybody who administers nothing. */
export async function viewOrganisations(deps: Deps, actor: Actor) {
  if (!mayOpen(actor.role, 'staff-administration')) return null;
  return asUser(deps.db, actor.userId, (tx) => listOrganisations(tx));
}

export type NewOrganisation = { readonly name: string; readonly kind: Exclude<ReferrerKind, 'public'> };

/** Adds an organisation whose people can then be given accounts. */
export function addOrganisationAs(
  deps: Deps,
  actor: Actor,
  { name, kind }: NewOrganisation,
): Promise<Result<undefined, NotFound | { readonly kind: 'organisation-known' }>> {
  const at = deps.now();
  return asUser<Result<undefined, NotFound | { readonly kind: 'organisation-known' }>>(
    deps.db,
    actor.userId,
    async (tx) => {
      if (!mayOpen(actor.role, 'staff-administration')) return refuse({ kind: 'not-found' });
      const id = deps.newId();
      if (!(await addOrganisation(tx, { id, name, kind, addedAt: at })))
        return refuse({ kind: 'organisation-known' });
      await audit(tx, {
        at,
        actorLabel: actor.label,
        action: 'organisation.added',
        subjectType: 'organisation',
        subjectId: id,
        caseId: null,
        detail: { kind },
      });
      return accept(undefined);
    },
  );
}
