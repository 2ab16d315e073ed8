import type { Standing } from '#app/domain/deadline/firing.ts';
import { openHandoverStates } from '#app/domain/handover/handover.ts';
import type { Tx } from '#app/store/shared/database.server.ts';

/** Who stands around each of these cases now, by case id; a handful of queries for a whole batch. */
export async function loadStandings(
  tx: Tx,
  caseIds: readonly string[],
): Promise<ReadonlyMap<string, Standing>> {
  const ids = [...new Set(caseIds)];
  const [files, appointments, handovers] = [
    await tx.childCase.findMany({
      where: { id: { in: ids } },
      select: { id: true, workerId: true, responsibleAuthorityId: true },
    }),
    await tx.appointment.findMany({
      where: { caseId: { in: ids }, endsAt: null },
      select: { caseId: true, guardianId: true },
    }),
    await tx.handover.findMany({
      where: { caseId: { in: ids }, state: { in: [...openHandoverStates] } },
      select: { caseId: true, toAuthorityId: true },
    }),
  ];
  const guardians = new Map(appointments.map((row) => [row.caseId, row.guardianId]));
  const desks = new Map(handovers.map((row) => [row.caseId, row.toAuthorityId]));
  return new Map(
    files.map((file) => {
      const responsible = {
        guardianId: guardians.get(file.id) ?? null,
        workerId: file.workerId,
        authorityId: file.responsibleAuthorityId,
      };
      const desk = { ...responsible, authorityId: desks.get(file.id) ?? file.responsibleAuthorityId };
      return [file.id, { responsible, desk }];
    }),
  );
}
