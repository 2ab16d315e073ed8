import type { AlertDetail, AlertRow } from '#app/domain/audit/alert-view.ts';
import type { ReviewOutcome } from '#app/domain/audit/review.ts';
import type { AlertName } from '#app/domain/audit/watching.ts';
import { keyPage, type KeyPage, type PageAsked } from '#app/domain/shared/key-page.ts';
import { alertNote } from '#app/store/audit/alert-store.server.ts';
import type { Tx } from '#app/store/shared/database.server.ts';
import { keyOrder } from '#app/store/shared/key-order.server.ts';
import type { Vault } from '#app/store/shared/vault.server.ts';

const shown = {
  id: true,
  rule: true,
  userId: true,
  counted: true,
  lastAt: true,
  raisedAt: true,
  outcome: true,
  user: { select: { displayName: true } },
  case: { select: { reference: true } },
  reviewedBy: { select: { displayName: true } },
} as const;

type Found = Pick<AlertRow, 'id' | 'userId' | 'counted' | 'lastAt' | 'raisedAt'> & {
  readonly rule: string;
  readonly outcome: string | null;
  readonly user: { readonly displayName: string };
  readonly case: { readonly reference: string } | null;
  readonly reviewedBy: { readonly displayName: string } | null;
};

const rowOf = ({ rule, outcome, user, case: about, reviewedBy, ...row }: Found): AlertRow => ({
  ...row,
  rule: rule as AlertName,
  by: user.displayName,
  reference: about?.reference ?? null,
  outcome: outcome as ReviewOutcome | null,
  reviewedBy: reviewedBy?.displayName ?? null,
});

/** Questions, newest first: those that wait for an answer, or all. */
export async function listAlerts(tx: Tx, asked: PageAsked, waiting: boolean): Promise<KeyPage<AlertRow>> {
  const page = keyOrder(asked, 'raisedAt', 'desc');
  const found = await tx.accessAlert.findMany({
    ...page,
    where: { ...(waiting ? { outcome: null } : {}), ...page.where },
    select: shown,
  });
  return keyPage(found.map(rowOf), asked, ({ raisedAt, id }) => ({ at: raisedAt, id }));
}

export const countAlerts = (tx: Tx): Promise<number> => tx.accessAlert.count({ where: { outcome: null } });

/** One question with what was written about it; the note only for those who may know who a child is. */
export async function readAlert(
  tx: Tx,
  vault: Vault,
  id: string,
  knows: { readonly texts: boolean; readonly reviewerId: string | null },
): Promise<AlertDetail | null> {
  const found = await tx.accessAlert.findUnique({
    where: { id },
    select: { ...shown, wrappedKey: true, noteSealed: true },
  });
  if (found === null) return null;
  const { wrappedKey, noteSealed, ...row } = found;
  return {
    ...rowOf(row),
    note: knows.texts ? alertNote(vault, { id, wrappedKey, noteSealed }) : null,
    mayReview: knows.reviewerId !== null && row.outcome === null && knows.reviewerId !== row.userId,
  };
}
