import type { EndReason } from '#app/domain/guardian/appointment.ts';
import type { Tx } from '#app/store/shared/database.server.ts';

export type AppointmentRecord = {
  readonly id: string;
  readonly caseId: string;
  readonly guardianId: string;
  readonly startsAt: Date;
  readonly endsAt: Date | null;
};

/** Finds an appointment and holds it until the transaction ends, so that it is ended once. */
export async function findAppointment(tx: Tx, id: string): Promise<AppointmentRecord | null> {
  const rows = await tx.$queryRaw<AppointmentRecord[]>`
    SELECT id, case_id AS "caseId", guardian_id AS "guardianId", starts_at AS "startsAt", ends_at AS "endsAt"
    FROM appointment WHERE id = ${id}::uuid FOR UPDATE`;
  return rows[0] ?? null;
}

/** Ends a period of guardianship; false when it had ended. */
export async function endPeriod(
  tx: Tx,
  appointment: AppointmentRecord,
  end: { readonly at: Date; readonly reason: EndReason },
): Promise<boolean> {
  const { count } = await tx.appointment.updateMany({
    where: { id: appointment.id, endsAt: null },
    data: { endsAt: end.at, endReason: end.reason },
  });
  return count === 1;
}
