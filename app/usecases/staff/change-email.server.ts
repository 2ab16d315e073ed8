import type { Actor } from '#app/domain/account/actor.ts';
import { accept, refuse, type Result } from '#app/domain/shared/result.ts';
import { takesTwo } from '#app/domain/staff/takes-two.ts';
import { hasPending } from '#app/store/staff/request-store.server.ts';
import { changeEmail, endSessionsOf, isAddressTaken } from '#app/store/staff/staff-store.server.ts';
import type { Deps } from '#app/usecases/deps.ts';
import { invite } from '#app/usecases/staff/add-colleague.server.ts';
import { administer, type AdministerRefusal } from '#app/usecases/staff/administer.server.ts';
import { askSecondPerson } from '#app/usecases/staff/ask-second.server.ts';
import { tellOfPlacement, type Changed } from '#app/usecases/staff/change-role.server.ts';
import { noteAccount } from '#app/usecases/staff/note.server.ts';

export type ChangeEmailRefusal =
  | AdministerRefusal
  | { readonly kind: 'not-active' }
  | { readonly kind: 'address-taken' }
  | { readonly kind: 'request-waits' };

/**
 * Gives an account another address, which also opens it: their sessions end, and where two give the role, two change the
 * address. The addresses themselves stay out of the audit trail.
 */
export function changeAddress(
  deps: Deps,
  actor: Actor,
  userId: string,
  typed: string,
): Promise<Result<Changed, ChangeEmailRefusal>> {
  const email = typed.trim().toLowerCase();
  return administer<Changed, Exclude<ChangeEmailRefusal, AdministerRefusal>>(
    deps,
    actor,
    userId,
    async (tx, account, at) => {
      if (account.status !== 'active' && account.status !== 'invited') return refuse({ kind: 'not-active' });
      if (await isAddressTaken(tx, email)) return refuse({ kind: 'address-taken' });
      if (await hasPending(tx, userId)) return refuse({ kind: 'request-waits' });
      if (takesTwo(account.role)) {
        await askSecondPerson(deps, tx, { actor, at, account, kind: 'email', role: account.role, email });
        return accept('asked');
      }
      await changeEmail(tx, userId, email);
      await endSessionsOf(tx, userId, at);
      if (account.status === 'invited') await invite(deps, tx, userId, at);
      await noteAccount(tx, { actor, at, action: 'account.address-changed', userId });
      await tellOfPlacement(deps, tx, userId, { actor, at });
      return accept('changed');
    },
  );
}
