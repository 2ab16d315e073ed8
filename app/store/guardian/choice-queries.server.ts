import type { AppointmentView, OfferView } from '#app/domain/guardian/choice-view.ts';
import type { Reason } from '#app/domain/guardian/match.ts';
import type { DeclineCode, OfferState } from '#app/domain/guardian/offer.ts';
import type { Tx } from '#app/store/shared/database.server.ts';

const mostOffers = 50;

/** Offers made in a case, newest first. */
export async function listOffers(tx: Tx, caseId: string): Promise<readonly OfferView[]> {
  const rows = await tx.guardianOffer.findMany({
    where: { caseId },
    include: { guardian: { select: { displayName: true } } },
    orderBy: [{ offeredAt: 'desc' }, { id: 'desc' }],
    take: mostOffers,
  });
  return rows.map((row) => ({
    id: row.id,
    guardianId: row.guardianId,
    guardian: row.guardian.displayName,
    state: row.state as OfferState,
    score: row.score,
    reasons: row.reasons as unknown as readonly Reason[],
    offeredAt: row.offeredAt,
    answeredAt: row.answeredAt,
    declineCode: row.declineCode as DeclineCode | null,
  }));
}

/** Who is the child's guardian now, if anybody. */
export async function currentAppointment(tx: Tx, caseId: string): Promise<AppointmentView | null> {
  const row = await tx.appointment.findFirst({
    where: { caseId, endsAt: null },
    include: { guardian: { select: { displayName: true } } },
  });
  if (row === null) return null;
  const { id, startsAt, letterNumber } = row;
  return { id, guardian: row.guardian.displayName, startsAt, letterNumber };
}

/** What matching looks at, for the head of the page. */
export function readNeed(tx: Tx, caseId: string) {
  return tx.childCase.findUniqueOrThrow({
    where: { id: caseId },
    select: {
      reference: true,
      language: true,
      interpreterNeeded: true,
      responsibleAuthority: { select: { name: true } },
    },
  });
}
