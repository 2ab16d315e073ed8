import type { CaseReading } from '#app/store/case/header-queries.server.ts';
import type { Tx } from '#app/store/shared/database.server.ts';

/** What a letter of appointment says beside the head of its case. */
export type LetterFacts = {
  readonly letterNumber: string;
  readonly guardian: string;
  readonly startsAt: Date;
  readonly endsAt: Date | null;
  readonly appointedBy: string;
};

/** The case an appointment belongs to, for whoever row-level security lets see the appointment. */
export async function caseOfAppointment(tx: Tx, appointmentId: string): Promise<string | null> {
  const row = await tx.appointment.findUnique({ where: { id: appointmentId }, select: { caseId: true } });
  return row?.caseId ?? null;
}

export function readLetter(appointmentId: string) {
  return async (tx: Tx, { caseId }: CaseReading): Promise<LetterFacts | null> => {
    const row = await tx.appointment.findFirst({
      where: { id: appointmentId, caseId },
      include: { guardian: { select: { displayName: true } } },
    });
    if (row === null) return null;
    const appointer = await tx.userAccount.findUnique({
      where: { id: row.appointedById },
      select: { displayName: true },
    });
    return {
      letterNumber: row.letterNumber,
      guardian: row.guardian.displayName,
      startsAt: row.startsAt,
      endsAt: row.endsAt,
      appointedBy: appointer?.displayName ?? 'The guardianship service',
    };
  };
}
