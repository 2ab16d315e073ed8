import { isGap, shownFor, type Outage, type OutageComponent } from '#app/domain/oversight/outage.ts';
import type { Tx } from '#app/store/shared/database.server.ts';

const most = 50;

/** Times in which the service stood still, newest first, of the last 30 days; what lasted no two minutes is left out. */
export async function listOutages(tx: Tx, now: Date): Promise<readonly Outage[]> {
  const since = new Date(now.getTime() - shownFor);
  const rows = await tx.outage.findMany({
    where: { OR: [{ endedAt: null }, { endedAt: { gte: since } }] },
    orderBy: [{ startedAt: 'desc' }, { id: 'desc' }],
    take: most,
  });
  return rows
    .map(({ component, startedAt, endedAt, caughtUp }) => ({
      component: component as OutageComponent,
      from: startedAt,
      to: endedAt,
      caughtUp,
    }))
    .filter(({ from, to }) => isGap(from, to ?? now));
}
