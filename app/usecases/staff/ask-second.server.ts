import type { Actor, Role } from '#app/domain/account/actor.ts';
import type { StaffRequest } from '#app/domain/staff/staff-view.ts';
import type { Tx } from '#app/store/shared/database.server.ts';
import { addRequest } from '#app/store/staff/request-store.server.ts';
import { everybodyIn } from '#app/store/staff/told.server.ts';
import type { Deps } from '#app/usecases/deps.ts';
import { noteAccount } from '#app/usecases/staff/note.server.ts';
import { tellOfStaff } from '#app/usecases/staff/tell.server.ts';

export type Asking = {
  readonly actor: Actor;
  readonly at: Date;
  readonly account: { readonly id: string; readonly role: Role };
  readonly kind: StaffRequest['kind'];
  readonly role: Role;
  readonly email: string | null;
};

/** Puts a change before the other administrators and the directors; nothing changes until one of them agrees. */
export async function askSecondPerson(
  deps: Pick<Deps, 'newId'>,
  tx: Tx,
  { actor, at, account, kind, role, email }: Asking,
): Promise<void> {
  await addRequest(tx, {
    id: deps.newId(),
    kind,
    userId: account.id,
    role,
    formerRole: account.role,
    email,
    requestedById: actor.userId,
    requestedAt: at,
  });
  const detail = { kind, from: account.role, to: role };
  await noteAccount(tx, { actor, at, action: 'account.change-asked', userId: account.id, detail });
  const others = await everybodyIn(tx, ['administrator', 'director']);
  const userIds = others.filter((id) => id !== actor.userId && id !== account.id);
  await tellOfStaff(
    tx,
    { about: account.id, userIds, kind: 'approval-needed', urgent: false, at },
    deps.newId,
  );
}
