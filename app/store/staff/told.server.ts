import type { Role } from '#app/domain/account/actor.ts';
import { worksForAuthority } from '#app/domain/staff/placement.ts';
import type { Tx } from '#app/store/shared/database.server.ts';

/** Everybody active in these roles. */
export async function everybodyIn(tx: Tx, roles: readonly Role[]): Promise<readonly string[]> {
  const found = await tx.userAccount.findMany({
    where: { role: { in: [...roles] }, status: 'active' },
    select: { id: true },
  });
  return found.map(({ id }) => id);
}

/**
 * Who answers for somebody's work: their own manager, or the managers of their authority, and if there is none of these
 * the service managers.
 */
export async function managersOf(tx: Tx, userId: string): Promise<readonly string[]> {
  const person = await tx.userAccount.findUnique({
    where: { id: userId },
    select: { role: true, authorityId: true, managerId: true },
  });
  if (person === null) return [];
  const { role, authorityId, managerId } = person;
  const above = await tx.userAccount.findMany({
    where: {
      status: 'active',
      OR: [
        ...(managerId === null ? [] : [{ id: managerId }]),
        ...(worksForAuthority(role as Role)
          ? [{ authorityId, role: { in: ['team-manager', 'duty-manager'] } }]
          : []),
      ],
      id: { not: userId },
    },
    select: { id: true },
  });
  return above.length > 0 ? above.map(({ id }) => id) : everybodyIn(tx, ['service-manager']);
}
