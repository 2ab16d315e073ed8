import type { Role } from '#app/domain/account/actor.ts';
import type { CasePeople, Person } from '#app/domain/deadline/recipients.ts';
import type { Tx } from '#app/store/shared/database.server.ts';

const nationalRungs: Role[] = ['coordinator', 'service-manager', 'director'];

/** Everybody the ladders of these cases could reach at this moment, with their cover. */
export async function loadPeople(
  tx: Tx,
  about: readonly CasePeople[],
  now: Date,
): Promise<readonly Person[]> {
  const named = [...new Set(about.flatMap(({ guardianId, workerId }) => [guardianId, workerId]))].filter(
    (id) => id !== null,
  );
  const authorities = [...new Set(about.map(({ authorityId }) => authorityId))];
  const current = { startsAt: { lte: now }, endsAt: { gt: now } };
  const rows = await tx.userAccount.findMany({
    where: {
      OR: [
        { role: { in: nationalRungs } },
        { authorityId: { in: authorities } },
        { id: { in: named } },
        { managed: { some: { id: { in: named } } } },
        { covers: { some: current } },
      ],
    },
    include: { absences: { where: current, take: 1 } },
  });
  return rows.map((row) => ({
    id: row.id,
    role: row.role as Role,
    authorityId: row.authorityId,
    managerId: row.managerId,
    active: row.status === 'active',
    absent: row.absences.length > 0,
    coverId: row.absences[0]?.coverId ?? null,
  }));
}
