import {
  readRecoveryCode,
  recoveryCode,
  recoveryCodeBytes,
  recoveryCodeCount,
} from '#app/domain/account/recovery-codes.ts';
import type { Tx } from '#app/store/shared/database.server.ts';
import type { Vault } from '#app/store/shared/vault.server.ts';

type Maker = {
  readonly vault: Vault;
  readonly newId: () => string;
  readonly randomBytes: (count: number) => Uint8Array;
};

const hashedAs = (userId: string, code: string): string => `${userId}|${readRecoveryCode(code) ?? ''}`;

/** Makes new codes, and spends every one before them. They are answered here, once; only keyed hashes are kept. */
export async function makeRecoveryCodes(
  tx: Tx,
  { vault, newId, randomBytes }: Maker,
  userId: string,
  now: Date,
): Promise<readonly string[]> {
  const codes = Array.from({ length: recoveryCodeCount }, () => recoveryCode(randomBytes(recoveryCodeBytes)));
  await tx.recoveryCode.updateMany({ where: { userId, spentAt: null }, data: { spentAt: now } });
  await tx.recoveryCode.createMany({
    data: codes.map((code) => ({
      id: newId(),
      userId,
      codeHash: vault.fingerprint('recovery-code', hashedAs(userId, code)),
      createdAt: now,
    })),
  });
  return codes;
}

/** Spends a code; false when it is none of theirs or was spent before, also when two arrive at once. */
export async function spendRecoveryCode(
  tx: Tx,
  vault: Vault,
  { userId, code, now }: { readonly userId: string; readonly code: string; readonly now: Date },
): Promise<boolean> {
  if (readRecoveryCode(code) === null) return false;
  const { count } = await tx.recoveryCode.updateMany({
    where: {
      userId,
      codeHash: { in: [...vault.fingerprints('recovery-code', hashedAs(userId, code))] },
      spentAt: null,
    },
    data: { spentAt: now },
  });
  return count === 1;
}

export const countRecoveryCodes = (tx: Tx, userId: string): Promise<number> =>
  tx.recoveryCode.count({ where: { userId, spentAt: null } });
