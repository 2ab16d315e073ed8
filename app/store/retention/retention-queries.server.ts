import type { DueReview, ErasureView, Hold } from '#app/domain/retention/retention-view.ts';
import type { ErasureBasis, ErasureState, HoldReason } from '#app/domain/retention/schedule.ts';
import type { Tx } from '#app/store/shared/database.server.ts';

const mostListed = 100;

/** Cases whose time is up and about which nobody has decided yet, the longest due first. */
export async function listDue(tx: Tx, caseId?: string): Promise<readonly DueReview[]> {
  const rows = await tx.retentionReview.findMany({
    where: { settledAt: null, ...(caseId === undefined ? {} : { caseId }) },
    include: {
      case: {
        select: {
          reference: true,
          legalHolds: { where: { liftedAt: null }, select: { id: true } },
          erasures: { where: { state: 'proposed' }, select: { id: true } },
        },
      },
    },
    orderBy: [{ dueOn: 'asc' }, { id: 'asc' }],
    take: mostListed,
  });
  return rows.map((row) => ({
    id: row.id,
    caseId: row.caseId,
    reference: row.case.reference,
    dueOn: day(row.dueOn),
    held: row.case.legalHolds.length > 0,
    proposed: row.case.erasures.length > 0,
  }));
}

/** Holds, those that last first. */
export async function listHolds(tx: Tx, caseId?: string): Promise<readonly Hold[]> {
  const rows = await tx.legalHold.findMany({
    where: caseId === undefined ? { liftedAt: null } : { caseId },
    include: { case: { select: { reference: true } }, setBy: { select: { displayName: true } } },
    orderBy: [{ liftedAt: { sort: 'asc', nulls: 'first' } }, { reviewOn: 'asc' }, { id: 'asc' }],
    take: mostListed,
  });
  return rows.map((row) => ({
    id: row.id,
    caseId: row.caseId,
    reference: row.case.reference,
    reason: row.reason as HoldReason,
    reviewOn: day(row.reviewOn),
    setBy: row.setBy.displayName,
    setAt: row.setAt,
    liftedAt: row.liftedAt,
  }));
}

/** Erasures in these states, the newest first. */
export async function listErasures(
  tx: Tx,
  wanted: { readonly states?: readonly ErasureState[]; readonly caseId?: string; readonly id?: string },
): Promise<readonly ErasureView[]> {
  const { states, caseId, id } = wanted;
  const rows = await tx.erasure.findMany({
    where: {
      ...(states && { state: { in: [...states] } }),
      ...(caseId !== undefined && { caseId }),
      ...(id !== undefined && { id }),
    },
    include: {
      case: { select: { reference: true } },
      proposedBy: { select: { displayName: true } },
      decidedBy: { select: { displayName: true } },
    },
    orderBy: [{ proposedAt: 'desc' }, { id: 'desc' }],
    take: mostListed,
  });
  return rows.map((row) => ({
    id: row.id,
    caseId: row.caseId,
    reference: row.case.reference,
    basis: row.basis as ErasureBasis,
    state: row.state as ErasureState,
    proposedBy: row.proposedBy.displayName,
    proposedById: row.proposedById,
    proposedAt: row.proposedAt,
    decidedBy: row.decidedBy?.displayName ?? null,
    decidedAt: row.decidedAt,
    fields: row.fields,
    keyHash: row.keyHash,
  }));
}

/** A case as retention sees it: no name. Null when there is none. */
export async function readRetentionCase(
  tx: Tx,
  where: { readonly id: string } | { readonly reference: string },
) {
  return tx.childCase.findUnique({
    where,
    select: {
      id: true,
      reference: true,
      childId: true,
      status: true,
      openedAt: true,
      closedAt: true,
      erasedAt: true,
      ageYears: true,
    },
  });
}

const day = (at: Date): string => at.toISOString().slice(0, 10);
