import type { ErasureBasis, HoldReason, KeepReason } from '#app/domain/retention/schedule.ts';
import type { Tx } from '#app/store/shared/database.server.ts';

const date = (day: string): Date => new Date(`${day}T00:00:00Z`);

type By = { readonly at: Date; readonly userId: string };

export async function addHold(
  tx: Tx,
  hold: By & {
    readonly id: string;
    readonly caseId: string;
    readonly reason: HoldReason;
    readonly reviewOn: string;
  },
): Promise<void> {
  const { id, caseId, reason, reviewOn, userId, at } = hold;
  await tx.legalHold.createMany({
    data: [{ id, caseId, reason, reviewOn: date(reviewOn), setById: userId, setAt: at }],
  });
}

/** Whether any case of the same child is held. */
export async function isHeld(tx: Tx, caseId: string): Promise<boolean> {
  const [row] = await tx.$queryRaw<{ held: boolean }[]>`SELECT case_is_held(${caseId}::uuid) AS held`;
  return row?.held === true;
}

/** Ends the hold of a case; false when none lasts. */
export async function liftHold(tx: Tx, caseId: string, { at, userId }: By): Promise<boolean> {
  const { count } = await tx.legalHold.updateMany({
    where: { caseId, liftedAt: null },
    data: { liftedAt: at, liftedById: userId },
  });
  return count > 0;
}

/** Keeps a record that is due until a later day; false when nothing is due. */
export async function keepLonger(
  tx: Tx,
  caseId: string,
  kept: By & { readonly until: string; readonly reason: KeepReason },
): Promise<boolean> {
  const { count } = await tx.retentionReview.updateMany({
    where: { caseId, settledAt: null },
    data: {
      keptUntil: date(kept.until),
      keptReason: kept.reason,
      settledAt: kept.at,
      settledById: kept.userId,
    },
  });
  return count > 0;
}

export async function addErasure(
  tx: Tx,
  erasure: By & { readonly id: string; readonly caseId: string; readonly basis: ErasureBasis },
): Promise<void> {
  const { id, caseId, basis, userId, at } = erasure;
  await tx.erasure.createMany({
    data: [{ id, caseId, basis, state: 'proposed', proposedById: userId, proposedAt: at }],
  });
}

export async function withdrawErasure(tx: Tx, caseId: string): Promise<boolean> {
  const { count } = await tx.erasure.updateMany({
    where: { caseId, state: 'proposed' },
    data: { state: 'withdrawn' },
  });
  return count > 0;
}

export async function rejectErasure(tx: Tx, id: string, { at, userId }: By): Promise<boolean> {
  const { count } = await tx.erasure.updateMany({
    where: { id, state: 'proposed', proposedById: { not: userId } },
    data: { state: 'rejected', decidedById: userId, decidedAt: at },
  });
  return count > 0;
}

export type ErasureOutcome =
  'done' | 'not-found' | 'not-proposed' | 'own-proposal' | 'still-open' | 'on-hold';

/** Destroys the child's key and empties what it sealed. The database does it, and refuses what the table of rights would. */
export async function eraseChild(tx: Tx, id: string, at: Date): Promise<ErasureOutcome> {
  const [row] = await tx.$queryRaw<{ outcome: ErasureOutcome }[]>`
    SELECT erase_child(${id}::uuid, ${at}::timestamptz) AS outcome`;
  return row?.outcome ?? 'not-found';
}
