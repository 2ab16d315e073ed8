import { defaultPreference, type Preference } from '#app/domain/notice/quiet-hours.ts';
import type { Tx } from '#app/store/shared/database.server.ts';

/** When somebody wants e-mail; the defaults until they choose. */
export async function findPreference(tx: Tx, userId: string): Promise<Preference> {
  const row = await tx.notificationPreference.findUnique({
    where: { userId },
    select: { digestHour: true, quietFrom: true, quietTo: true },
  });
  return row ?? defaultPreference;
}

/** Keeps the choice, and has what waits for this person decided anew. */
export async function keepPreference(
  tx: Tx,
  userId: string,
  preference: Preference,
  at: Date,
): Promise<void> {
  const row = { userId, ...preference, updatedAt: at };
  const { count } = await tx.notificationPreference.createMany({ data: [row], skipDuplicates: true });
  if (count === 0) await tx.notificationPreference.updateMany({ where: { userId }, data: row });
  await tx.$executeRaw`SELECT decide_anew(${at})`;
}
