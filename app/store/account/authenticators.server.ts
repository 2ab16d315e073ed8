import { checkTotp, newTotpSecret } from '#app/store/account/totp.server.ts';
import { oneAtATime, type Db, type Tx } from '#app/store/shared/database.server.ts';
import type { Vault } from '#app/store/shared/vault.server.ts';

const place = (row: string) => ({ table: 'authenticator_app', column: 'secret_sealed', row });
const keyOwner = (row: string) => `authenticator:${row}`;

type Row = { readonly id: string; readonly wrappedKey: string; readonly secretSealed: string };

const secretOf = (vault: Vault, { id, wrappedKey, secretSealed }: Row): string =>
  vault.unwrap(keyOwner(id), wrappedKey).open(place(id), secretSealed);

export type NewAuthenticator = { readonly id: string; readonly userId: string; readonly now: Date };

const hour = 3_600_000;
const sinceOf = (now: Date) => new Date(now.getTime() - hour);

/** The secret that waits to be scanned; it waits an hour, so that a reload of the page shows the same code. */
const findPending = (tx: Tx, userId: string, now: Date) =>
  tx.authenticatorApp.findFirst({
    where: { userId, confirmedAt: null, removedAt: null, createdAt: { gt: sinceOf(now) } },
    orderBy: { createdAt: 'desc' },
  });

/** The secret to be scanned; the same for an hour. Null for whoever has an app already and has not begun to replace it. */
export async function pendingSecret(tx: Tx, vault: Vault, wanted: NewAuthenticator): Promise<string | null> {
  const { userId, now } = wanted;
  await oneAtATime(tx, `authenticator:${userId}`);
  const pending = await findPending(tx, userId, now);
  if (pending !== null) return secretOf(vault, pending);
  return (await hasAuthenticator(tx, userId)) ? null : makeSecret(tx, vault, wanted);
}

/** Makes a secret to be scanned by another app, unless one waits already. The app in use stays so until that one is right. */
export async function beginReplacing(tx: Tx, vault: Vault, wanted: NewAuthenticator): Promise<void> {
  const { userId, now } = wanted;
  await oneAtATime(tx, `authenticator:${userId}`);
  if ((await findPending(tx, userId, now)) === null) await makeSecret(tx, vault, wanted);
}

/** The new secret takes the place of any that nobody scanned in time. */
async function makeSecret(tx: Tx, vault: Vault, { id, userId, now }: NewAuthenticator): Promise<string> {
  await tx.authenticatorApp.updateMany({
    where: { userId, confirmedAt: null, removedAt: null },
    data: { removedAt: now },
  });
  const secret = newTotpSecret();
  const { wrapped, key } = vault.newKey(keyOwner(id));
  await tx.authenticatorApp.create({
    data: { id, userId, wrappedKey: wrapped, secretSealed: key.seal(place(id), secret), createdAt: now },
  });
  return secret;
}

async function hasAuthenticator(tx: Tx, userId: string): Promise<boolean> {
  const where = { userId, confirmedAt: { not: null }, removedAt: null };
  return (await tx.authenticatorApp.count({ where })) > 0;
}

/** Removes secrets that no app has shown to know and that can no longer be taken into use. Answers how many. */
export function deleteUnconfirmed(db: Db, now: Date): Promise<number> {
  return db.$executeRaw`DELETE FROM authenticator_app
    WHERE confirmed_at IS NULL AND created_at <= ${sinceOf(now)}::timestamptz`;
}

/** Takes the scanned app into use, in place of any before it, once it has shown a right code. */
export async function confirmAuthenticator(
  tx: Tx,
  vault: Vault,
  { userId, code, now }: { readonly userId: string; readonly code: string; readonly now: Date },
): Promise<boolean> {
  const pending = await findPending(tx, userId, now);
  const step = pending && (await checkTotp(secretOf(vault, pending), code, { now, after: null }));
  if (!pending || step === null) return false;
  await removeAuthenticator(tx, userId, now);
  await tx.authenticatorApp.update({ where: { id: pending.id }, data: { confirmedAt: now, lastStep: step } });
  return true;
}

/** Spends a code of the app; false when it is wrong, was used before or is older than one that was. */
export async function spendTotp(
  tx: Tx,
  vault: Vault,
  { userId, code, now }: { readonly userId: string; readonly code: string; readonly now: Date },
): Promise<boolean> {
  const app = await tx.authenticatorApp.findFirst({
    where: { userId, confirmedAt: { not: null }, removedAt: null },
  });
  if (app === null) return false;
  const step = await checkTotp(secretOf(vault, app), code, { now, after: app.lastStep });
  if (step === null) return false;
  const { count } = await tx.authenticatorApp.updateMany({
    where: { id: app.id, removedAt: null, OR: [{ lastStep: null }, { lastStep: { lt: step } }] },
    data: { lastStep: step },
  });
  return count === 1;
}

/** Takes the app that is in use out of use. Answers whether there was one. */
export async function removeAuthenticator(tx: Tx, userId: string, now: Date): Promise<boolean> {
  const { count } = await tx.authenticatorApp.updateMany({
    where: { userId, confirmedAt: { not: null }, removedAt: null },
    data: { removedAt: now },
  });
  return count > 0;
}
