import type { FactorsView } from '#app/domain/account/factors-view.ts';
import { countRecoveryCodes } from '#app/store/account/recovery-codes.server.ts';
import type { Db, Tx } from '#app/store/shared/database.server.ts';

/** Whether this account has a passkey or an authenticator app; may be asked before anybody has signed in. */
export async function hasSecondFactor(db: Db | Tx, userId: string): Promise<boolean> {
  const [row] = await db.$queryRaw<{ has: boolean }[]>`SELECT has_second_factor(${userId}::uuid) AS has`;
  return row?.has ?? false;
}

/** What this person signs in with besides the password. */
export async function readFactors(tx: Tx, userId: string): Promise<FactorsView> {
  const passkeys = await tx.passkey.findMany({
    where: { userId, removedAt: null },
    select: { id: true, name: true, createdAt: true, lastUsedAt: true },
    orderBy: { createdAt: 'asc' },
  });
  const app = await tx.authenticatorApp.findFirst({
    where: { userId, confirmedAt: { not: null }, removedAt: null },
    select: { confirmedAt: true },
  });
  return {
    passkeys,
    authenticatorSince: app?.confirmedAt ?? null,
    recoveryCodesLeft: await countRecoveryCodes(tx, userId),
  };
}
