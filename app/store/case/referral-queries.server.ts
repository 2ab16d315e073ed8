import type { CaseReading } from '#app/store/case/header-queries.server.ts';
import { readReferral } from '#app/store/referral/referral-store.server.ts';
import type { Tx } from '#app/store/shared/database.server.ts';

/** What was reported, opened; null without the child's key. */
export async function readReported(tx: Tx, { caseId, key }: CaseReading) {
  const referral = key === null ? null : await readReferral(tx, key, caseId);
  if (referral === null) return null;
  const { placeId, ...rest } = referral;
  const place = await tx.place.findUnique({
    where: { id: placeId },
    select: { name: true, authority: { select: { name: true } } },
  });
  return { ...rest, place: place?.name ?? null, placeAuthority: place?.authority.name ?? null };
}
