import { isGap, type OutageComponent } from '#app/domain/oversight/outage.ts';
import type { Tx } from '#app/store/shared/database.server.ts';

/**
 * Before a heartbeat is written: keeps the silence it ends, if it was long, with how many actions were fired late because
 * of it. Several workers that come back at once keep one row.
 */
export async function keepSilence(
  tx: Tx,
  component: Exclude<OutageComponent, 'mail'>,
  { id, now }: { readonly id: string; readonly now: Date },
): Promise<void> {
  const newest = await tx.heartbeat.aggregate({ where: { component }, _max: { at: true } });
  const last = newest._max.at;
  if (last === null || !isGap(last, now)) return;
  const caughtUp = component === 'fire' ? await firedLateBetween(tx, last, now) : 0;
  await tx.outage.createMany({
    data: [{ id, component, startedAt: last, endedAt: now, caughtUp }],
    skipDuplicates: true,
  });
}

function firedLateBetween(tx: Tx, from: Date, to: Date): Promise<number> {
  return tx.plannedAction.count({
    where: { state: 'fired', firedLate: true, fireAt: { gte: from, lte: to }, firedAt: { gte: from } },
  });
}

/** Notes when the mail server first took nothing; what is noted already stays. */
export async function mailIsOutSince(tx: Tx, id: string, since: Date): Promise<void> {
  await tx.outage.createMany({ data: [{ id, component: 'mail', startedAt: since }], skipDuplicates: true });
}

/** The mail server has taken a letter: an outage that was noted is over. */
export async function mailIsBack(tx: Tx, at: Date): Promise<void> {
  await tx.outage.updateMany({ where: { component: 'mail', endedAt: null }, data: { endedAt: at } });
}
