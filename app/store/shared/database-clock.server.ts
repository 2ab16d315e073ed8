import type { Db } from '#app/store/shared/database.server.ts';

/** A host further than this from the database's clock claims nothing, in milliseconds. */
const tolerated = 5_000;

/** A host whose clock is too far from the database's to trust its time-outs and leases. */
export class ClockSkew extends Error {
  override readonly name = 'ClockSkew';
}

export type Clocks = {
  /** The database's time. */
  readonly at: Date;
  /** How far the database is ahead of this host, in milliseconds. */
  readonly ahead: number;
  readonly tolerable: boolean;
};

/** Compares this host's clock with the database's; how long the answer took is allowed for. */
export async function readClocks(db: Db, hostNow: () => Date): Promise<Clocks> {
  const before = hostNow().getTime();
  const [row] = await db.$queryRaw<{ now: Date }[]>`SELECT clock_timestamp() AS now`;
  if (row === undefined) throw new Error('The database told no time.');
  const after = hostNow().getTime();
  const ahead = row.now.getTime() - (before + after) / 2;
  return { at: row.now, ahead, tolerable: Math.abs(ahead) <= tolerated + (after - before) / 2 };
}

/** The database's time, by which everything falls due. Throws ClockSkew when this host's clock is more than 5 s away. */
export async function databaseTime(db: Db, hostNow: () => Date): Promise<Date> {
  const { at, ahead, tolerable } = await readClocks(db, hostNow);
  if (tolerable) return at;
  throw new ClockSkew(`This host's clock is ${String(Math.round(ahead / 1000))} s from the database's.`);
}
