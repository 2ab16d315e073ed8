import { mondayOf, type EmergencyReason } from '#app/domain/audit/emergency.ts';
import type { EmergencyDetail, EmergencyRow, OwnEmergency } from '#app/domain/audit/emergency-view.ts';
import type { ReviewOutcome } from '#app/domain/audit/review.ts';
import { viewing } from '#app/domain/case/access-view.ts';
import { keyPage, type KeyPage, type PageAsked } from '#app/domain/shared/key-page.ts';
import { activeEmergencies, openEmergencyTexts } from '#app/store/audit/emergency-store.server.ts';
import type { Tx } from '#app/store/shared/database.server.ts';
import { keyOrder } from '#app/store/shared/key-order.server.ts';
import type { Vault } from '#app/store/shared/vault.server.ts';

const shown = {
  id: true,
  caseId: true,
  userId: true,
  reason: true,
  openedAt: true,
  expiresAt: true,
  endedAt: true,
  outcome: true,
  reviewedAt: true,
  case: { select: { reference: true } },
  user: { select: { displayName: true } },
  reviewedBy: { select: { displayName: true } },
} as const;

type Found = {
  readonly id: string;
  readonly caseId: string;
  readonly reason: string;
  readonly openedAt: Date;
  readonly expiresAt: Date;
  readonly endedAt: Date | null;
  readonly outcome: string | null;
  readonly reviewedAt: Date | null;
  readonly case: { readonly reference: string };
  readonly user: { readonly displayName: string };
  readonly reviewedBy: { readonly displayName: string } | null;
};

function rowOf(found: Found): EmergencyRow {
  const { id, caseId, openedAt, reviewedAt } = found;
  return {
    id,
    caseId,
    openedAt,
    reviewedAt,
    week: mondayOf(openedAt),
    by: found.user.displayName,
    reference: found.case.reference,
    reason: found.reason as EmergencyReason,
    overAt: found.endedAt ?? found.expiresAt,
    outcome: found.outcome as ReviewOutcome | null,
    reviewedBy: found.reviewedBy?.displayName ?? null,
  };
}

/** Emergency accesses, newest first: those that wait for a review, or all. */
export async function listEmergencies(
  tx: Tx,
  asked: PageAsked,
  waiting: boolean,
): Promise<KeyPage<EmergencyRow>> {
  const page = keyOrder(asked, 'openedAt', 'desc');
  const found = await tx.emergencyAccess.findMany({
    ...page,
    where: { ...(waiting ? { outcome: null } : {}), ...page.where },
    select: shown,
  });
  return keyPage(found.map(rowOf), asked, ({ openedAt, id }) => ({ at: openedAt, id }));
}

export const countWaiting = (tx: Tx): Promise<number> =>
  tx.emergencyAccess.count({ where: { outcome: null } });

const mostLooks = 100;

/** One in full, with what was looked at; null when there is none. */
export async function readEmergency(
  tx: Tx,
  vault: Vault,
  id: string,
  knows: { readonly texts: boolean; readonly reviewerId: string | null },
): Promise<EmergencyDetail | null> {
  const found = await tx.emergencyAccess.findUnique({
    where: { id },
    select: { ...shown, wrappedKey: true, textSealed: true, noteSealed: true },
  });
  if (found === null) return null;
  const looks = await tx.auditEntry.findMany({
    where: {
      caseId: found.caseId,
      actorId: found.userId,
      action: viewing,
      at: { gte: found.openedAt, lte: found.endedAt ?? found.expiresAt },
    },
    orderBy: { seq: 'desc' },
    take: mostLooks,
    select: { seq: true, at: true, detail: true },
  });
  const texts = knows.texts ? openEmergencyTexts({ vault }, found) : { text: null, note: null };
  return {
    ...rowOf(found),
    ...texts,
    looks: looks.map(({ seq, at, detail }) => ({ seq: seq.toString(), at, part: partOf(detail) })),
    mayReview: knows.reviewerId !== null && found.outcome === null && knows.reviewerId !== found.userId,
  };
}

function partOf(detail: unknown): string | null {
  const { as: part } = detail as { readonly as?: unknown };
  return typeof part === 'string' ? part : null;
}

/** One's own that still last, with the reference to tell them apart. */
export async function ownEmergencies(tx: Tx, userId: string, now: Date): Promise<readonly OwnEmergency[]> {
  const active = await activeEmergencies(tx, userId, now);
  const cases = await tx.childCase.findMany({
    where: { id: { in: active.map(({ caseId }) => caseId) } },
    select: { id: true, reference: true },
  });
  const references = new Map(cases.map(({ id, reference }) => [id, reference]));
  return active.flatMap((one) => {
    const reference = references.get(one.caseId);
    return reference === undefined ? [] : [{ ...one, reference }];
  });
}
