import type { Reason } from '#app/domain/guardian/match.ts';
import type { OfferPreview, OfferView } from '#app/domain/guardian/offer-view.ts';
import type { OfferState } from '#app/domain/guardian/offer.ts';
import type { Nation } from '#app/domain/rules/rule.ts';
import type { Tx } from '#app/store/shared/database.server.ts';

/** An offer made to this very guardian. */
export async function readOffer(
  tx: Tx,
  id: string,
  guardianId: string,
): Promise<Omit<OfferView, 'preview' | 'mayAnswer'> | null> {
  const row = await tx.guardianOffer.findFirst({
    where: { id, guardianId },
    select: { id: true, caseId: true, state: true, offeredAt: true, answeredAt: true, reasons: true },
  });
  if (row === null) return null;
  return { ...row, state: row.state as OfferState, reasons: row.reasons as unknown as Reason[] };
}

/** The least by which a guardian can decide; nobody could recognise the child by it. */
export async function readOfferPreview(tx: Tx, caseId: string): Promise<OfferPreview | null> {
  const row = await tx.childCase.findUnique({
    where: { id: caseId },
    select: {
      ageYears: true,
      gender: true,
      language: true,
      interpreterNeeded: true,
      nation: true,
      immediateDanger: true,
      responsibleAuthority: { select: { region: true } },
    },
  });
  const [found] = await tx.$queryRaw<{ foundArea: string }[]>`
    SELECT found_area AS "foundArea" FROM case_preview(${caseId}::uuid)`;
  if (row === null) return null;
  const { responsibleAuthority, nation, ...rest } = row;
  return {
    ...rest,
    nation: nation as Nation,
    region: responsibleAuthority.region,
    foundArea: found?.foundArea ?? 'Not known',
  };
}
