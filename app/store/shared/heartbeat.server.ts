import type { Db } from '#app/store/shared/database.server.ts';

/** Says that a component is alive at this moment, by the database's clock. */
export async function beat(
  db: Db,
  component: string,
  at: Date,
  detail: Readonly<Record<string, string | number>> = {},
): Promise<void> {
  const value = { at, detail };
  await db.heartbeat.upsert({ where: { component }, create: { component, ...value }, update: value });
}
