import { hashToken, newToken } from '#app/store/account/tokens.server.ts';
import type { Db, Tx } from '#app/store/shared/database.server.ts';

/**
 * Makes a link for one attempt to send it: the secret goes into the e-mail and only its hash is kept. Null when nobody
 * needs it any more. An attempt that may have arrived leaves its link working beside the next one's; using one ends all.
 */
export async function makeLink(tx: Tx, accountTokenId: string, now: Date): Promise<string | null> {
  const open = await tx.accountToken.count({
    where: { id: accountTokenId, usedAt: null, expiresAt: { gt: now } },
  });
  if (open === 0) return null;
  const secret = newToken();
  await tx.$executeRaw`INSERT INTO account_link (token_hash, account_token_id, made_at)
    VALUES (${hashToken(secret)}, ${accountTokenId}::uuid, ${now}::timestamptz)`;
  return secret;
}

/** Removes links a day after their time; that there was one stays on record. Answers how many. */
export function deleteOldLinks(db: Db, now: Date): Promise<number> {
  return db.$executeRaw`DELETE FROM account_link WHERE account_token_id IN (
    SELECT id FROM account_token WHERE expires_at < ${now}::timestamptz - interval '1 day')`;
}
