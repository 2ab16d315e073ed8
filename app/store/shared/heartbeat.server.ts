import type { Db } from '#app/store/shared/database.server.ts';

type Detail = Readonly<Record<string, string | number | boolean | null>>;

/** Says that a worker has done something at this moment, by the database's clock; without a name, for all of them. */
export async function beat(
  db: Db,
  component: string,
  at: Date,
  { worker = '', ...detail }: Detail & { readonly worker?: string } = {},
): Promise<void> {
  const value = { at, detail };
  await db.heartbeat.upsert({
    where: { component_worker: { component, worker } },
    create: { component, worker, ...value },
    update: value,
  });
}

/** The component under which a worker says that it is there, whatever it gets done. */
export const presence = 'worker';

const week = 7 * 24 * 3_600_000;

/** Deletes what workers long gone left behind, never the newest line of a component. Answers how many went. */
export function forgetHeartbeats(db: Db, now: Date): Promise<number> {
  return db.$executeRaw`
    DELETE FROM heartbeat h WHERE h.at < ${new Date(now.getTime() - week)}::timestamptz
      AND EXISTS (SELECT FROM heartbeat n WHERE n.component = h.component AND n.at > h.at)`;
}
