import type { Role } from '#app/domain/account/actor.ts';
import type { ManagerFacts, Placement } from '#app/domain/staff/placement.ts';
import type { Suspension } from '#app/domain/staff/suspension.ts';
import type { Tx } from '#app/store/shared/database.server.ts';

export type AccountRecord = Placement & {
  readonly id: string;
  readonly email: string;
  readonly status: string;
  readonly suspension: string | null;
};

/**
 * An account this actor may change, held until the transaction ends: whoever gives this person a child meanwhile waits.
 * Null when there is none, and for one's own.
 */
export async function lockAccount(tx: Tx, id: string): Promise<AccountRecord | null> {
  const rows = await tx.$queryRaw<AccountRecord[]>`
    SELECT id, email, role, status, suspension, authority_id AS "authorityId", manager_id AS "managerId",
      organisation_id AS "organisationId"
    FROM user_account WHERE id = ${id}::uuid FOR UPDATE`;
  return rows[0] ?? null;
}

/** Whether nobody else could administer the service; holds others who ask until the transaction ends. */
export async function isLastAdministrator(tx: Tx, id: string): Promise<boolean> {
  const [row] = await tx.$queryRaw<{ last: boolean }[]>`SELECT is_last_administrator(${id}::uuid) AS last`;
  return row?.last ?? false;
}

/** Closes the account and every session of it. */
export async function closeAccount(
  tx: Tx,
  id: string,
  { suspension, at }: { readonly suspension: Suspension; readonly at: Date },
): Promise<void> {
  await tx.userAccount.update({
    where: { id },
    data: { status: 'suspended', suspension, suspendedAt: at },
    select: { id: true },
  });
  await endSessionsOf(tx, id, at);
}

export type NewAccount = {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly placement: Placement;
  readonly status: 'awaiting' | 'invited';
  readonly at: Date;
};

export async function addAccount(tx: Tx, { name, placement, at, ...account }: NewAccount): Promise<void> {
  await tx.userAccount.createMany({
    data: [{ ...account, ...placement, displayName: name, createdAt: at, activeSince: at }],
  });
}

export async function reopenAccount(tx: Tx, id: string, status: 'active' | 'invited', at: Date) {
  await tx.userAccount.update({
    where: { id },
    data: { status, suspension: null, suspendedAt: null, activeSince: at },
    select: { id: true },
  });
}

export async function endSessionsOf(tx: Tx, userId: string, at: Date): Promise<void> {
  await tx.session.updateMany({ where: { userId, endedAt: null }, data: { endedAt: at } });
}

export async function placeAccount(tx: Tx, id: string, placement: Placement): Promise<void> {
  await tx.userAccount.update({ where: { id }, data: placement, select: { id: true } });
}

export async function changeEmail(tx: Tx, id: string, email: string): Promise<void> {
  await tx.userAccount.update({ where: { id }, data: { email }, select: { id: true } });
}

export async function isAddressTaken(tx: Tx, email: string): Promise<boolean> {
  return (await tx.userAccount.count({ where: { email } })) > 0;
}

export async function managerFacts(tx: Tx, id: string | null): Promise<ManagerFacts | null> {
  if (id === null) return null;
  const row = await tx.userAccount.findUnique({
    where: { id },
    select: { role: true, authorityId: true, status: true },
  });
  return row && { role: row.role as Role, authorityId: row.authorityId, active: row.status === 'active' };
}

/** Gives everybody this person manages to another; answers how many. */
export async function handOnManaged(tx: Tx, from: string, to: string): Promise<number> {
  const where = { managerId: from, status: { in: ['awaiting', 'invited', 'active'] } };
  const { count } = await tx.userAccount.updateMany({ where, data: { managerId: to } });
  return count;
}

/** The open cases whose worker this person is, held until the transaction ends. */
export async function casesWorkedBy(tx: Tx, userId: string): Promise<readonly string[]> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    SELECT id FROM child_case WHERE worker_id = ${userId}::uuid AND status = 'open' ORDER BY id FOR UPDATE`;
  return rows.map(({ id }) => id);
}
