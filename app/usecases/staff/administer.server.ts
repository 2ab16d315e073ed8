import type { Actor } from '#app/domain/account/actor.ts';
import { mayOpen } from '#app/domain/permission/pages.ts';
import { accept, refuse, type Result } from '#app/domain/shared/result.ts';
import { asUser, type Tx } from '#app/store/shared/database.server.ts';
import { lockAccount, type AccountRecord } from '#app/store/staff/staff-store.server.ts';
import type { NotFound } from '#app/usecases/case/entitled.server.ts';
import type { Deps } from '#app/usecases/deps.ts';

export type AdministerRefusal = NotFound | { readonly kind: 'own-account' };

/**
 * Runs a change to somebody else's account as an administrator, with the account held until it is done. Nobody
 * administers their own.
 */
export async function administer<T, E>(
  deps: Deps,
  actor: Actor,
  userId: string,
  change: (tx: Tx, account: AccountRecord, at: Date) => Promise<Result<T, E>>,
): Promise<Result<T, E | AdministerRefusal>> {
  if (!mayOpen(actor.role, 'staff-administration')) return refuse({ kind: 'not-found' });
  if (actor.userId === userId) return refuse({ kind: 'own-account' });
  const at = deps.now();
  const result = await asUser<Result<T, E | AdministerRefusal>>(deps.db, actor.userId, async (tx) => {
    const account = await lockAccount(tx, userId);
    return account === null ? refuse({ kind: 'not-found' }) : change(tx, account, at);
  });
  if (result.ok) deps.bell.ring('send');
  return result;
}

export const done = accept(undefined);
