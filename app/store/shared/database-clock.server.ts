import type { Db } from '#app/store/shared/database.server.ts';

/** A host further than this from the database's clock claims nothing, in milliseconds. */
const tolerated = 5_000;

class ClockSkew extends Error {
  override readonly name = 'ClockSkew';
}

/**
 * The database's time, by which everything falls due. Throws ClockSkew when this host's clock is more than 5 s away,
 * because its time-outs and leases cannot be trusted.
 */
export async function databaseTime(db: Db, hostNow: () => Date): Promise<Date> {
  const before = hostNow().getTime();
  const [row] = await db.$queryRaw<{ now: Date }[]>`SELECT clock_timestamp() AS now`;
  if (row === undefined) throw new Error('The database told no time.');
  const after = hostNow().getTime();
  const skew = row.now.getTime() - (before + after) / 2;
  if (Math.abs(skew) > tolerated + (after - before) / 2)
    throw new ClockSkew(`This host's clock is ${String(Math.round(skew / 1000))} s from the database's.`);
  return row.now;
}
