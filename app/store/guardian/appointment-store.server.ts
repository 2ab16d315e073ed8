import type { EndReason, endedWithCase } from '#app/domain/guardian/appointment.ts';
import type { Tx } from '#app/store/shared/database.server.ts';

export type AppointmentRecord = {
  readonly id: string;
  readonly caseId: string;
  readonly guardianId: string;
  readonly managerId: string | null;
  readonly startsAt: Date;
  readonly endsAt: Date | null;
};

/** Finds an appointment and holds it until the transaction ends, so that it is ended once. */
export async function findAppointment(tx: Tx, id: string): Promise<AppointmentRecord | null> {
  const rows = await tx.$queryRaw<AppointmentRecord[]>`
    SELECT a.id, a.case_id AS "caseId", a.guardian_id AS "guardianId", g.manager_id AS "managerId",
      a.starts_at AS "startsAt", a.ends_at AS "endsAt"
    FROM appointment a JOIN user_account g ON g.id = a.guardian_id WHERE a.id = ${id}::uuid FOR UPDATE OF a`;
  return rows[0] ?? null;
}

/** As `findAppointment`, the one that lasts in a case; null when the child has no guardian. */
export async function findStanding(tx: Tx, caseId: string): Promise<AppointmentRecord | null> {
  const row = await tx.appointment.findFirst({ where: { caseId, endsAt: null }, select: { id: true } });
  return row && findAppointment(tx, row.id);
}

/** Ends a period of guardianship; false when it had ended. */
export async function endPeriod(
  tx: Tx,
  appointment: AppointmentRecord,
  end: { readonly at: Date; readonly reason: EndReason | typeof endedWithCase },
): Promise<boolean> {
  const { count } = await tx.appointment.updateMany({
    where: { id: appointment.id, endsAt: null },
    data: { endsAt: end.at, endReason: end.reason },
  });
  return count === 1;
}
