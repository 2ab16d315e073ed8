import type { Actor } from '#app/domain/account/actor.ts';
import { refuse, type Result } from '#app/domain/shared/result.ts';
import type { EmergencyReason, LeavingReason } from '#app/domain/staff/suspension.ts';
import { raiseTasks } from '#app/store/notice/notify.server.ts';
import type { Tx } from '#app/store/shared/database.server.ts';
import { heldBy } from '#app/store/staff/held.server.ts';
import {
  closeAccount,
  isLastAdministrator,
  type AccountRecord,
} from '#app/store/staff/staff-store.server.ts';
import { everybodyIn, managersOf } from '#app/store/staff/told.server.ts';
import { administer, done, type AdministerRefusal } from '#app/usecases/staff/administer.server.ts';
import { noteAccount } from '#app/usecases/staff/note.server.ts';
import { tellOfStaff } from '#app/usecases/staff/tell.server.ts';
import type { Deps } from '#app/usecases/deps.ts';

export type SuspendRefusal =
  | AdministerRefusal
  | { readonly kind: 'not-active' }
  | { readonly kind: 'last-administrator' }
  | { readonly kind: 'children-left' };

/**
 * Closes the account of somebody who leaves, with every session of it. Refused until all that is theirs was handed on, so
 * that no child is left with nobody.
 */
export function suspendLeaver(
  deps: Deps,
  actor: Actor,
  userId: string,
  reason: LeavingReason,
): Promise<Result<undefined, SuspendRefusal>> {
  return administer<undefined, Exclude<SuspendRefusal, AdministerRefusal>>(
    deps,
    actor,
    userId,
    async (tx, account, at) => {
      const barred = await whyNot(tx, account);
      if (barred !== null) return refuse(barred);
      if ((await heldBy(tx, userId, at)).length > 0) return refuse({ kind: 'children-left' });
      await closeAccount(tx, userId, { suspension: reason, at });
      await noteAccount(tx, { actor, at, action: 'account.suspended', userId, detail: { reason } });
      await tellManagers(deps, tx, userId, { at, urgent: false });
      return done;
    },
  );
}

/**
 * Takes access away at once, whatever is left behind: a task for the coordinators and urgent news to them and to the
 * managers go out in the same transaction, and every escalation passes this person by from now on.
 */
export function suspendAtOnce(
  deps: Deps,
  actor: Actor,
  userId: string,
  reason: EmergencyReason,
): Promise<Result<undefined, Exclude<SuspendRefusal, { kind: 'children-left' }>>> {
  return administer(deps, actor, userId, async (tx, account, at) => {
    const barred = await whyNot(tx, account);
    if (barred !== null) return refuse(barred);
    const held = await heldBy(tx, userId, at);
    await closeAccount(tx, userId, { suspension: reason, at });
    await noteAccount(tx, {
      actor,
      at,
      action: 'account.suspended-at-once',
      userId,
      detail: { reason, left: held.length },
    });
    await askToRehome(deps, tx, userId, { at, kind: 'suspended-at-once', key: at.toISOString() });
    await tellManagers(deps, tx, userId, { at, urgent: true });
    return done;
  });
}

async function whyNot(tx: Tx, account: AccountRecord) {
  if (account.status === 'suspended' || account.status === 'left') return { kind: 'not-active' } as const;
  return (await isLastAdministrator(tx, account.id)) ? ({ kind: 'last-administrator' } as const) : null;
}

async function tellManagers(
  deps: Deps,
  tx: Tx,
  userId: string,
  when: { readonly at: Date; readonly urgent: boolean },
): Promise<void> {
  const userIds = await managersOf(tx, userId);
  await tellOfStaff(tx, { about: userId, userIds, kind: 'account-suspended', ...when }, deps.newId);
}

export type Rehoming = { readonly at: Date; readonly kind: string; readonly key: string };

/** Opens a task for the coordinators about what somebody holds, and tells each of them now. */
export async function askToRehome(
  { newId }: Pick<Deps, 'newId'>,
  tx: Tx,
  userId: string,
  { at, kind, key }: Rehoming,
): Promise<void> {
  const task = { key: `${kind}:${userId}:${key}`, kind, caseId: null, detail: { user: userId }, at };
  await raiseTasks(tx, [task], newId);
  const userIds = await everybodyIn(tx, ['coordinator']);
  const news = { about: userId, userIds, kind: 'children-to-rehome', urgent: true, at, key } as const;
  await tellOfStaff(tx, news, newId);
}

/** An administrator, who sees no case, asks the coordinators to hand on what a leaver holds. Once a day is enough. */
export function askCoordinators(
  deps: Deps,
  actor: Actor,
  userId: string,
): Promise<Result<undefined, AdministerRefusal | { readonly kind: 'nothing-left' }>> {
  return administer(deps, actor, userId, async (tx, _account, at) => {
    if ((await heldBy(tx, userId, at)).length === 0) return refuse({ kind: 'nothing-left' } as const);
    await askToRehome(deps, tx, userId, { at, kind: 'leaver', key: at.toISOString().slice(0, 10) });
    await noteAccount(tx, { actor, at, action: 'account.rehoming-asked', userId });
    return done;
  });
}
