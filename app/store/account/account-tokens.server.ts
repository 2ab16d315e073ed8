import { linkKind, tokenExpiry, type TokenPurpose } from '#app/domain/account/account-token.ts';
import type { Role } from '#app/domain/account/actor.ts';
import { hashToken } from '#app/store/account/tokens.server.ts';
import type { Tx } from '#app/store/shared/database.server.ts';

export type NewAccountToken = {
  readonly userId: string;
  readonly purpose: TokenPurpose;
  readonly now: Date;
  readonly newId: () => string;
};

/**
 * Lets somebody choose a password by a link that the worker makes and sends to the address of their account. Does nothing,
 * by the same statements, when there is no such account or it is closed; an account that was never opened is only invited to. Ring the bell for `send` afterwards.
 */
export async function issueAccountToken(
  tx: Tx,
  { userId, purpose, now, newId }: NewAccountToken,
): Promise<void> {
  const id = newId();
  await tx.$executeRaw`INSERT INTO account_token (id, user_id, purpose, created_at, expires_at)
    SELECT ${id}::uuid, u.id, ${purpose}, ${now}::timestamptz, ${tokenExpiry(purpose, now)}::timestamptz
    FROM user_account u WHERE u.id = ${userId}::uuid
      AND (u.status = 'active' OR (${purpose}::text = 'invitation' AND u.status = 'invited'))`;
  await tx.$executeRaw`INSERT INTO outbox (id, dedupe_key, message_id, user_id, kind, urgent, account_token_id,
      delivery_class, state, created_at, next_attempt_at)
    SELECT ${newId()}::uuid, ${`account-token:${id}`}, ${newId()}, u.id, ${linkKind[purpose]}, false, ${id}::uuid,
      'mandatory', 'pending', ${now}::timestamptz, ${now}::timestamptz
    FROM user_account u WHERE u.id = ${userId}::uuid
      AND (u.status = 'active' OR (${purpose}::text = 'invitation' AND u.status = 'invited'))`;
}

export type ShownLink = {
  readonly tokenId: string;
  readonly purpose: TokenPurpose;
  readonly userId: string;
  readonly email: string;
  readonly name: string;
  readonly role: Role;
};

/** What the link that somebody shows is good for; null when it was used, its time is up, or there never was such a link. */
export async function findShownLink(tx: Tx, secret: string, now: Date): Promise<ShownLink | null> {
  const tokenHash = hashToken(secret);
  await tx.$executeRaw`SELECT set_config('app.link', ${tokenHash}, true)`;
  const [found] = await tx.$queryRaw<ShownLink[]>`
    SELECT t.id AS "tokenId", t.purpose, t.user_id AS "userId", u.email, u.display_name AS name, u.role
    FROM account_link l JOIN account_token t ON t.id = l.account_token_id JOIN user_account u ON u.id = t.user_id
    WHERE l.token_hash = ${tokenHash} AND t.used_at IS NULL AND t.expires_at > ${now}::timestamptz
      AND (u.status = 'active' OR (t.purpose = 'invitation' AND u.status = 'invited'))`;
  return found ?? null;
}

/** Uses the token up, with every other of the same person; false when somebody was faster. */
export async function useAccountToken(tx: Tx, { tokenId, userId }: ShownLink, now: Date): Promise<boolean> {
  const { count } = await tx.accountToken.updateMany({
    where: { id: tokenId, usedAt: null },
    data: { usedAt: now },
  });
  if (count === 0) return false;
  await tx.accountToken.updateMany({ where: { userId, usedAt: null }, data: { usedAt: now } });
  return true;
}
