import type { Db, Tx } from '#app/store/shared/database.server.ts';

const lastsFor = 5 * 60_000;

export type Challenge = {
  readonly id: string;
  readonly challenge: string;
  /** Whom it was made for; null when anybody may answer it. */
  readonly userId: string | null;
  readonly now: Date;
};

/** Keeps what an authenticator is about to be asked to sign. */
export async function keepChallenge(tx: Tx, { now, ...challenge }: Challenge): Promise<void> {
  await tx.passkeyChallenge.createMany({
    data: [{ ...challenge, expiresAt: new Date(now.getTime() + lastsFor) }],
  });
}

/** Takes a challenge to be answered, once, by whom it was made for; null when it was taken before, is old, or never was. */
export async function takeChallenge(
  tx: Tx,
  { id, userId, now }: { readonly id: string; readonly userId: string | null; readonly now: Date },
): Promise<string | null> {
  const { count } = await tx.passkeyChallenge.updateMany({
    where: { id, userId, spentAt: null, expiresAt: { gt: now } },
    data: { spentAt: now },
  });
  if (count === 0) return null;
  const row = await tx.passkeyChallenge.findUnique({ where: { id }, select: { challenge: true } });
  return row?.challenge ?? null;
}

/** Removes challenges an hour after their time. Answers how many. */
export function deleteOldChallenges(db: Db, now: Date): Promise<number> {
  return db.$executeRaw`DELETE FROM passkey_challenge WHERE expires_at < ${now}::timestamptz - interval '1 hour'`;
}
