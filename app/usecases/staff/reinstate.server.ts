import type { Actor } from '#app/domain/account/actor.ts';
import { refuse, type Result } from '#app/domain/shared/result.ts';
import { needsNewPassword } from '#app/domain/staff/suspension.ts';
import { reopenAccount } from '#app/store/staff/staff-store.server.ts';
import { managersOf } from '#app/store/staff/told.server.ts';
import { invite } from '#app/usecases/staff/add-colleague.server.ts';
import { administer, done, type AdministerRefusal } from '#app/usecases/staff/administer.server.ts';
import { noteAccount } from '#app/usecases/staff/note.server.ts';
import { tellOfStaff } from '#app/usecases/staff/tell.server.ts';
import type { Deps } from '#app/usecases/deps.ts';

export type ReinstateRefusal = AdministerRefusal | { readonly kind: 'not-suspended' };

/**
 * Lets somebody back in, in the role they had; by a new password where the old one may be known to others. An account that was never agreed to by two is not
 * opened this way.
 */
export function reinstate(
  deps: Deps,
  actor: Actor,
  userId: string,
): Promise<Result<undefined, ReinstateRefusal>> {
  return administer(deps, actor, userId, async (tx, account, at) => {
    if (account.status !== 'suspended' || account.suspension === 'not-approved')
      return refuse({ kind: 'not-suspended' } as const);
    const anew = needsNewPassword(account.suspension);
    await reopenAccount(tx, userId, anew ? 'invited' : 'active', at);
    if (anew) await invite(deps, tx, userId, at);
    const detail = { reason: account.suspension };
    await noteAccount(tx, { actor, at, action: 'account.reinstated', userId, detail });
    const userIds = [...new Set([...(await managersOf(tx, userId)), userId])];
    await tellOfStaff(tx, { about: userId, userIds, kind: 'staff-changed', urgent: false, at }, deps.newId);
    return done;
  });
}
