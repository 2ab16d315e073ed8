import type { EmergencyReason } from '#app/domain/audit/emergency.ts';
import type { ReviewOutcome } from '#app/domain/audit/review.ts';
import type { Tx } from '#app/store/shared/database.server.ts';
import type { Vault } from '#app/store/shared/vault.server.ts';

type Keys = { readonly vault: Vault };

const keyOwner = (id: string) => `emergency:${id}`;
const textOf = (id: string) => ({ table: 'emergency_access', column: 'text', row: id });
const noteOf = (id: string) => ({ table: 'emergency_access', column: 'note', row: id });

/** An emergency access that still lasts. */
export type ActiveEmergency = { readonly id: string; readonly caseId: string; readonly until: Date };

/** One's own emergency accesses that still last, to one case or to any. */
export async function activeEmergencies(
  tx: Tx,
  userId: string,
  now: Date,
  caseId?: string,
): Promise<readonly ActiveEmergency[]> {
  const rows = await tx.emergencyAccess.findMany({
    where: { userId, endedAt: null, expiresAt: { gt: now }, ...(caseId === undefined ? {} : { caseId }) },
    select: { id: true, caseId: true, expiresAt: true },
    orderBy: { expiresAt: 'desc' },
    take: 20,
  });
  return rows.map(({ id, caseId: about, expiresAt }) => ({ id, caseId: about, until: expiresAt }));
}

/**
 * Opens one and answers the case. Null for a reference that is unknown and for one that is barred alike: who asks cannot
 * tell which, and neither can we.
 */
export async function openEmergencyRow(
  { vault }: Keys,
  tx: Tx,
  asked: {
    readonly id: string;
    readonly reference: string;
    readonly reason: EmergencyReason;
    readonly text: string;
    readonly at: Date;
  },
): Promise<string | null> {
  const { id, reference, reason, at } = asked;
  const { wrapped, key } = vault.newKey(keyOwner(id));
  const sealed = key.seal(textOf(id), asked.text);
  const [row] = await tx.$queryRaw<{ caseId: string | null }[]>`
    SELECT open_emergency(${id}::uuid, ${reference}, ${reason}, ${wrapped}, ${sealed}, ${at}::timestamptz) AS "caseId"`;
  return row?.caseId ?? null;
}

/** Ends one's own before its time; answers its case, or null when there is none to end. */
export async function endEmergencyRow(
  tx: Tx,
  id: string,
  by: { readonly userId: string; readonly at: Date },
): Promise<string | null> {
  const row = await tx.emergencyAccess.findFirst({
    where: { id, userId: by.userId, endedAt: null, expiresAt: { gt: by.at } },
    select: { caseId: true },
  });
  if (row === null) return null;
  const { count } = await tx.emergencyAccess.updateMany({
    where: { id, userId: by.userId, endedAt: null },
    data: { endedAt: by.at },
  });
  return count === 1 ? row.caseId : null;
}

export type ReviewedEmergency = {
  readonly caseId: string;
  readonly userId: string;
  readonly outcome: string | null;
};

export function findEmergency(tx: Tx, id: string): Promise<ReviewedEmergency | null> {
  return tx.emergencyAccess.findUnique({
    where: { id },
    select: { caseId: true, userId: true, outcome: true },
  });
}

/** Keeps what a review came to, once; false when somebody was faster. */
export async function reviewEmergencyRow(
  { vault }: Keys,
  tx: Tx,
  id: string,
  review: {
    readonly outcome: ReviewOutcome;
    readonly note: string;
    readonly at: Date;
    readonly userId: string;
  },
): Promise<boolean> {
  const { wrappedKey } = await tx.emergencyAccess.findUniqueOrThrow({
    where: { id },
    select: { wrappedKey: true },
  });
  const { count } = await tx.emergencyAccess.updateMany({
    where: { id, outcome: null },
    data: {
      outcome: review.outcome,
      noteSealed: vault.unwrap(keyOwner(id), wrappedKey).seal(noteOf(id), review.note),
      reviewedAt: review.at,
      reviewedById: review.userId,
    },
  });
  return count === 1;
}

/** What was written when it was opened, and when it was reviewed. */
export function openEmergencyTexts(
  { vault }: Keys,
  row: {
    readonly id: string;
    readonly wrappedKey: string;
    readonly textSealed: string;
    readonly noteSealed: string | null;
  },
): { readonly text: string | null; readonly note: string | null } {
  // The child was erased, and what was written with it.
  if (row.wrappedKey === '') return { text: null, note: null };
  const key = vault.unwrap(keyOwner(row.id), row.wrappedKey);
  const note = row.noteSealed === null ? null : key.open(noteOf(row.id), row.noteSealed);
  return { text: key.open(textOf(row.id), row.textSealed), note };
}

/** How many that were opened before a moment wait for a review; for the worker, which reads no sealed column. */
export function countUnreviewed(tx: Tx, before: Date): Promise<number> {
  return tx.emergencyAccess.count({ where: { openedAt: { lt: before }, outcome: null } });
}

/** Asks for the review of a week, once; answers whether this was the time. */
export async function openReviewRow(
  tx: Tx,
  week: string,
  openedAt: Date,
  openings: number,
): Promise<boolean> {
  const { count } = await tx.emergencyReview.createMany({
    data: [{ week: new Date(`${week}T00:00:00Z`), openedAt, openings }],
    skipDuplicates: true,
  });
  return count === 1;
}

/** Those who answer for data protection. */
export async function dataProtectionLeads(tx: Tx): Promise<readonly string[]> {
  const rows = await tx.userAccount.findMany({
    where: { role: 'data-protection-lead', status: 'active' },
    select: { id: true },
    orderBy: { id: 'asc' },
  });
  return rows.map(({ id }) => id);
}
