import type { ReferralReport } from '#app/domain/referral/referral.ts';
import type { Tx } from '#app/store/shared/database.server.ts';
import type { DataKey } from '#app/store/shared/vault.server.ts';

export type NewReferral = {
  readonly id: string;
  readonly reference: string;
  readonly caseId: string;
  readonly receivedAt: Date;
  readonly report: ReferralReport;
  /** The referrer who was signed in, if any. */
  readonly sentById: string | null;
};

const place = (row: string, column: string) => ({ table: 'referral', column, row });

/** Keeps what the referrer told; everything a stranger could recognise is sealed under the child's key. */
export async function addReferral(tx: Tx, key: DataKey, referral: NewReferral): Promise<void> {
  const { id, report } = referral;
  const seal = (column: string, text: string) => (text === '' ? null : key.seal(place(id, column), text));
  const { kind, ...referrer } = report.referrer;
  await tx.referral.createMany({
    data: [
      {
        id,
        reference: referral.reference,
        caseId: referral.caseId,
        receivedAt: referral.receivedAt,
        sentById: referral.sentById,
        referrerKind: kind,
        referrerSealed: key.seal(place(id, 'referrer_sealed'), JSON.stringify(referrer)),
        foundAt: report.found.at,
        placeId: report.found.placeId,
        placeDetailSealed: seal('place_detail_sealed', report.found.detail),
        indicators: [...report.indicators],
        narrativeSealed: seal('narrative_sealed', report.narrative),
        safeContactSealed: seal('safe_contact_sealed', report.safeContact.how),
        safeToContact: report.safeContact.safe,
      },
    ],
  });
}

/** The referral of a case, opened with the child's key; null when this actor may not see it. */
export async function readReferral(tx: Tx, key: DataKey, caseId: string) {
  const row = await tx.referral.findUnique({ where: { caseId } });
  if (row === null) return null;
  const open = (column: string, sealed: string | null) =>
    sealed === null ? '' : key.open(place(row.id, column), sealed);
  return {
    reference: row.reference,
    receivedAt: row.receivedAt,
    referrerKind: row.referrerKind,
    referrer: JSON.parse(open('referrer_sealed', row.referrerSealed)) as Omit<
      ReferralReport['referrer'],
      'kind'
    >,
    foundAt: row.foundAt,
    placeId: row.placeId,
    placeDetail: open('place_detail_sealed', row.placeDetailSealed),
    indicators: row.indicators,
    narrative: open('narrative_sealed', row.narrativeSealed),
    safeContact: open('safe_contact_sealed', row.safeContactSealed),
    safeToContact: row.safeToContact,
  };
}
