import type { Tx } from '#app/store/shared/database.server.ts';

/** Keeps a password's hash as the only one of this person. */
export async function keepPassword(
  tx: Tx,
  {
    userId,
    passwordHash,
    now,
  }: { readonly userId: string; readonly passwordHash: string; readonly now: Date },
): Promise<void> {
  await tx.credential.upsert({
    where: { userId },
    create: { userId, passwordHash, changedAt: now },
    update: { passwordHash, changedAt: now },
  });
}
