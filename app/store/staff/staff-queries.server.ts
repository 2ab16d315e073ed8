import type { Role } from '#app/domain/account/actor.ts';
import { keyPage, type KeyPage, type PageAsked } from '#app/domain/shared/key-page.ts';
import type { Person, StaffFilter, StaffRow } from '#app/domain/staff/staff-view.ts';
import { datesOf } from '#app/store/guardian/profile-store.server.ts';
import type { Tx } from '#app/store/shared/database.server.ts';
import { keyOrder } from '#app/store/shared/key-order.server.ts';

const shown = {
  id: true,
  displayName: true,
  role: true,
  status: true,
  lastSignedInAt: true,
  createdAt: true,
  authority: { select: { name: true } },
  profile: { select: { vettingValidTo: true, trainingValidTo: true } },
} as const;

type Found = {
  readonly id: string;
  readonly displayName: string;
  readonly role: string;
  readonly status: string;
  readonly lastSignedInAt: Date | null;
  readonly createdAt: Date;
  readonly authority: { readonly name: string } | null;
  readonly profile: { readonly vettingValidTo: Date; readonly trainingValidTo: Date } | null;
};

const rowOf = ({ displayName, role, createdAt, authority, profile, ...row }: Found): StaffRow => ({
  id: row.id,
  name: displayName,
  role: role as Role,
  status: row.status,
  lastSignedInAt: row.lastSignedInAt,
  addedAt: createdAt,
  authority: authority?.name ?? null,
  profile: profile && datesOf(profile),
});

/** Accounts, the newest first, narrowed by codes. */
export async function listAccounts(
  tx: Tx,
  { role, authorityId, status }: StaffFilter,
  asked: PageAsked,
): Promise<KeyPage<StaffRow>> {
  const page = keyOrder(asked, 'createdAt', 'desc');
  const found = await tx.userAccount.findMany({
    ...page,
    where: {
      ...(role === null ? {} : { role }),
      ...(authorityId === null ? {} : { authorityId }),
      ...(status === null ? {} : { status }),
      ...page.where,
    },
    select: shown,
  });
  return keyPage(found.map(rowOf), asked, ({ addedAt, id }) => ({ at: addedAt, id }));
}

const mostFound = 25;

/** Accounts whose name or address holds what was typed, by name; one more than are shown. */
export async function findAccounts(tx: Tx, typed: string): Promise<readonly StaffRow[]> {
  const holds = { contains: typed, mode: 'insensitive' as const };
  const found = await tx.userAccount.findMany({
    where: { OR: [{ displayName: holds }, { email: holds }] },
    orderBy: [{ displayName: 'asc' }, { id: 'asc' }],
    take: mostFound + 1,
    select: shown,
  });
  return found.map(rowOf);
}

/** One account; its address only when asked for. */
export async function readPerson(tx: Tx, id: string, withAddress: boolean): Promise<Person | null> {
  const row = await tx.userAccount.findUnique({
    where: { id },
    select: {
      ...shown,
      email: true,
      authorityId: true,
      managerId: true,
      suspension: true,
      suspendedAt: true,
      manager: { select: { displayName: true } },
      organisationId: true,
      organisation: { select: { name: true } },
    },
  });
  if (row === null) return null;
  const { authorityId, managerId, organisationId, organisation, suspension, suspendedAt, manager } = row;
  return {
    ...rowOf(row),
    email: withAddress ? row.email : null,
    authorityId,
    managerId,
    manager: manager?.displayName ?? null,
    organisationId,
    organisation: organisation?.name ?? null,
    suspension,
    suspendedAt,
  };
}

const mostNames = 500;

export type Colleague = { readonly id: string; readonly name: string; readonly authority: string | null };

/** Active people of some roles, to choose one of. */
export async function activeColleagues(
  tx: Tx,
  roles: readonly Role[],
  authorityId: string | null = null,
): Promise<readonly Colleague[]> {
  const found = await tx.userAccount.findMany({
    where: { status: 'active', role: { in: [...roles] }, ...(authorityId === null ? {} : { authorityId }) },
    orderBy: [{ displayName: 'asc' }, { id: 'asc' }],
    take: mostNames,
    select: { id: true, displayName: true, authority: { select: { name: true } } },
  });
  return found.map(({ id, displayName, authority }) => ({
    id,
    name: displayName,
    authority: authority?.name ?? null,
  }));
}
