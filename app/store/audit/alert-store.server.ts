import type { ReviewOutcome } from '#app/domain/audit/review.ts';
import type { Tx } from '#app/store/shared/database.server.ts';
import type { Vault } from '#app/store/shared/vault.server.ts';

const keyOwner = (id: string) => `alert:${id}`;
const noteOf = (id: string) => ({ table: 'access_alert', column: 'note', row: id });

/** What was written when it was answered; null before. */
export function alertNote(
  vault: Vault,
  row: { readonly id: string; readonly wrappedKey: string; readonly noteSealed: string | null },
): string | null {
  if (row.noteSealed === null) return null;
  return vault.unwrap(keyOwner(row.id), row.wrappedKey).open(noteOf(row.id), row.noteSealed);
}

export function findAlert(
  tx: Tx,
  id: string,
): Promise<{ readonly userId: string; readonly caseId: string | null } | null> {
  return tx.accessAlert.findUnique({ where: { id }, select: { userId: true, caseId: true } });
}

/** Keeps the answer, once; false when somebody was faster. */
export async function answerAlert(
  { vault }: { readonly vault: Vault },
  tx: Tx,
  id: string,
  answer: {
    readonly outcome: ReviewOutcome;
    readonly note: string;
    readonly at: Date;
    readonly userId: string;
  },
): Promise<boolean> {
  const { wrapped, key } = vault.newKey(keyOwner(id));
  const { count } = await tx.accessAlert.updateMany({
    where: { id, outcome: null },
    data: {
      outcome: answer.outcome,
      wrappedKey: wrapped,
      noteSealed: key.seal(noteOf(id), answer.note),
      reviewedAt: answer.at,
      reviewedById: answer.userId,
    },
  });
  return count === 1;
}
