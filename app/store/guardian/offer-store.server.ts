import type { Ranked } from '#app/domain/guardian/match.ts';
import type { DeclineCode, OfferState } from '#app/domain/guardian/offer.ts';
import type { Tx } from '#app/store/shared/database.server.ts';

export type OfferRecord = {
  readonly id: string;
  readonly caseId: string;
  readonly guardianId: string;
  readonly state: OfferState;
  readonly version: number;
};

const offerFields = { id: true, caseId: true, guardianId: true, state: true, version: true } as const;

/** Finds an offer and holds it until the transaction ends, so that a second answer waits and is then refused. */
export async function findOffer(tx: Tx, id: string): Promise<OfferRecord | null> {
  await tx.$queryRaw`SELECT 1 FROM guardian_offer WHERE id = ${id}::uuid FOR UPDATE`;
  const row = await tx.guardianOffer.findUnique({ where: { id }, select: offerFields });
  return row === null ? null : { ...row, state: row.state as OfferState };
}

/** The offer that waits for an answer or for an appointment; a case has one at a time, by unique index. */
export async function liveOffer(tx: Tx, caseId: string): Promise<OfferRecord | null> {
  const row = await tx.guardianOffer.findFirst({
    where: { caseId, state: { in: ['offered', 'accepted'] } },
    select: offerFields,
  });
  return row === null ? null : { ...row, state: row.state as OfferState };
}

/** Keeps an offer with the score and the reasons it was made on. */
export async function addOffer(
  tx: Tx,
  offer: {
    readonly id: string;
    readonly caseId: string;
    readonly offeredById: string;
    readonly at: Date;
    readonly chosen: Ranked;
  },
): Promise<void> {
  await tx.guardianOffer.createMany({
    data: [
      {
        id: offer.id,
        caseId: offer.caseId,
        guardianId: offer.chosen.candidate.guardianId,
        state: 'offered',
        score: offer.chosen.score,
        reasons: offer.chosen.reasons.map((reason) => ({ ...reason })),
        offeredAt: offer.at,
        offeredById: offer.offeredById,
      },
    ],
  });
}

/** Changes an offer only if nobody answered it meanwhile; false when somebody did. */
export async function changeOffer(
  tx: Tx,
  offer: OfferRecord,
  change: { readonly state: OfferState; readonly answeredAt?: Date; readonly declineCode?: DeclineCode },
): Promise<boolean> {
  const { count } = await tx.guardianOffer.updateMany({
    where: { id: offer.id, version: offer.version },
    data: { ...change, version: { increment: 1 } },
  });
  return count === 1;
}

/** Begins a period of guardianship; the database refuses one that overlaps another in the same case. */
export async function addAppointment(
  tx: Tx,
  appointment: {
    readonly id: string;
    readonly offer: OfferRecord;
    readonly startsAt: Date;
    readonly appointedById: string;
    readonly letterNumber: string;
  },
): Promise<void> {
  const { offer, ...rest } = appointment;
  await tx.appointment.createMany({
    data: [{ ...rest, caseId: offer.caseId, guardianId: offer.guardianId, offerId: offer.id }],
  });
}

export async function hasGuardian(tx: Tx, caseId: string): Promise<boolean> {
  return (await tx.appointment.count({ where: { caseId, endsAt: null } })) > 0;
}
