import type { Actor, Role } from '#app/domain/account/actor.ts';
import { accept, refuse, type Result } from '#app/domain/shared/result.ts';
import { place, type Placement, type PlacementRefusal } from '#app/domain/staff/placement.ts';
import { takesTwo } from '#app/domain/staff/takes-two.ts';
import type { Tx } from '#app/store/shared/database.server.ts';
import { heldBy } from '#app/store/staff/held.server.ts';
import { hasPending } from '#app/store/staff/request-store.server.ts';
import {
  endSessionsOf,
  isLastAdministrator,
  managerFacts,
  placeAccount,
  type AccountRecord,
} from '#app/store/staff/staff-store.server.ts';
import { everybodyIn } from '#app/store/staff/told.server.ts';
import type { Deps } from '#app/usecases/deps.ts';
import { administer, type AdministerRefusal } from '#app/usecases/staff/administer.server.ts';
import { askSecondPerson } from '#app/usecases/staff/ask-second.server.ts';
import { noteAccount } from '#app/usecases/staff/note.server.ts';
import { tellOfStaff } from '#app/usecases/staff/tell.server.ts';

export type ChangeRoleRefusal =
  | AdministerRefusal
  | PlacementRefusal
  | { readonly kind: 'not-active' }
  | { readonly kind: 'nothing-changed' }
  | { readonly kind: 'last-administrator' }
  | { readonly kind: 'children-left' }
  | { readonly kind: 'request-waits' };

/** Whether it was done, or waits for a second person. */
export type Changed = 'changed' | 'asked';

/**
 * Gives somebody another role, authority or manager. Another role or authority ends their sessions, and is refused while
 * they hold children: those would be left with somebody who may not see them. A role that takes two is only asked for.
 */
export function changeRole(
  deps: Deps,
  actor: Actor,
  userId: string,
  wanted: Placement,
): Promise<Result<Changed, ChangeRoleRefusal>> {
  return administer<Changed, Exclude<ChangeRoleRefusal, AdministerRefusal>>(
    deps,
    actor,
    userId,
    async (tx, account, at) => {
      const placed = place(wanted, await managerFacts(tx, wanted.managerId));
      if (!placed.ok) return placed;
      const barred = await whyNot(tx, account, placed.value, at);
      if (barred !== null) return refuse(barred);
      const { role } = placed.value;
      if (role !== account.role && takesTwo(role)) {
        await askSecondPerson(deps, tx, { actor, at, account, kind: 'role', role, email: null });
        return accept('asked');
      }
      await move(deps, tx, { actor, at, account, placement: placed.value });
      return accept('changed');
    },
  );
}

async function whyNot(tx: Tx, account: AccountRecord, to: Placement, at: Date) {
  if (account.status !== 'active' && account.status !== 'invited') return { kind: 'not-active' } as const;
  if (await hasPending(tx, account.id)) return { kind: 'request-waits' } as const;
  if (
    !isMoved(account, to) &&
    account.managerId === to.managerId &&
    account.organisationId === to.organisationId
  )
    return { kind: 'nothing-changed' } as const;
  return isMoved(account, to) ? whyNotMoved(tx, account, to, at) : null;
}

/** Who moves away from what they hold, or is the last of their kind. Also asked again when a second person agrees. */
export async function whyNotMoved(
  tx: Tx,
  account: Pick<AccountRecord, 'id' | 'role'>,
  to: { readonly role: Role },
  at: Date,
) {
  if (to.role !== account.role && (await isLastAdministrator(tx, account.id)))
    return { kind: 'last-administrator' } as const;
  return (await heldBy(tx, account.id, at)).length > 0 ? ({ kind: 'children-left' } as const) : null;
}

const isMoved = (from: Placement, to: Placement) =>
  from.role !== to.role || from.authorityId !== to.authorityId;

type Move = {
  readonly actor: Actor;
  readonly at: Date;
  readonly account: AccountRecord;
  readonly placement: Placement;
};

async function move(deps: Deps, tx: Tx, { actor, at, account, placement }: Move): Promise<void> {
  await placeAccount(tx, account.id, placement);
  const { role, authorityId, managerId } = placement;
  const detail = {
    from: account.role,
    to: role,
    authorityFrom: account.authorityId,
    authority: authorityId,
    manager: managerId,
  };
  await noteAccount(tx, { actor, at, action: 'account.placed', userId: account.id, detail });
  if (!isMoved(account, placement)) return;
  await endSessionsOf(tx, account.id, at);
  await tellOfPlacement(deps, tx, account.id, { actor, at });
}

/** Another role is news for the service managers, and for the person. */
export async function tellOfPlacement(
  deps: Pick<Deps, 'newId'>,
  tx: Tx,
  userId: string,
  { actor, at }: { readonly actor: Actor; readonly at: Date },
): Promise<void> {
  const told = new Set([...(await everybodyIn(tx, ['service-manager'])), userId]);
  told.delete(actor.userId);
  const news = { about: userId, userIds: [...told], kind: 'staff-changed', urgent: false, at } as const;
  await tellOfStaff(tx, news, deps.newId);
}
