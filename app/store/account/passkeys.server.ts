import type { Tx } from '#app/store/shared/database.server.ts';

export type StoredPasskey = {
  readonly id: string;
  readonly userId: string;
  readonly credentialId: string;
  readonly publicKey: Uint8Array<ArrayBuffer>;
  readonly counter: number;
  readonly transports: readonly string[];
};

/** The passkeys of this person that are in use, the oldest first. */
export async function passkeysOf(tx: Tx, userId: string): Promise<readonly StoredPasskey[]> {
  const rows = await tx.passkey.findMany({
    where: { userId, removedAt: null },
    orderBy: { createdAt: 'asc' },
  });
  return rows.map(stored);
}

export async function findPasskey(tx: Tx, credentialId: string): Promise<StoredPasskey | null> {
  const row = await tx.passkey.findUnique({ where: { credentialId } });
  return row?.removedAt !== null ? null : stored(row);
}

type Row = Omit<StoredPasskey, 'counter'> & { readonly counter: bigint };

const stored = ({ id, userId, credentialId, publicKey, counter, transports }: Row): StoredPasskey => ({
  id,
  userId,
  credentialId,
  publicKey: new Uint8Array(publicKey),
  counter: Number(counter),
  transports,
});

export type NewPasskey = StoredPasskey & { readonly name: string; readonly now: Date };

/** Keeps a passkey; false when that very one is somebody's already. */
export async function addPasskey(tx: Tx, { now, ...passkey }: NewPasskey): Promise<boolean> {
  const { count } = await tx.passkey.createMany({
    data: [
      { ...passkey, counter: BigInt(passkey.counter), transports: [...passkey.transports], createdAt: now },
    ],
    skipDuplicates: true,
  });
  return count === 1;
}

/** Keeps that it was used, and how often it says it was: a copy of it would count from where it was made. */
export async function notePasskeyUse(
  tx: Tx,
  {
    id,
    before,
    counter,
    now,
  }: { readonly id: string; readonly before: number; readonly counter: number; readonly now: Date },
): Promise<boolean> {
  const { count } = await tx.passkey.updateMany({
    where: { id, removedAt: null, counter: BigInt(before) },
    data: { counter: BigInt(counter), lastUsedAt: now },
  });
  return count === 1;
}

/** Takes one of this person's passkeys out of use. False when there is no such one. */
export async function removePasskey(
  tx: Tx,
  { id, userId, now }: { readonly id: string; readonly userId: string; readonly now: Date },
): Promise<boolean> {
  const { count } = await tx.passkey.updateMany({
    where: { id, userId, removedAt: null },
    data: { removedAt: now },
  });
  return count === 1;
}
