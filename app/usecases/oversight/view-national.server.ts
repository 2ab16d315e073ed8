import type { Actor } from '#app/domain/account/actor.ts';
import type { NationalFilter, NationalList } from '#app/domain/oversight/lists.ts';
import { recentGaps } from '#app/domain/oversight/outage.ts';
import { mayOpen } from '#app/domain/permission/pages.ts';
import type { PageAsked } from '#app/domain/shared/key-page.ts';
import { listClosings } from '#app/store/oversight/closing-list.server.ts';
import { nationalCounts } from '#app/store/oversight/counts-queries.server.ts';
import { listOverdue, listUnanswered } from '#app/store/oversight/overdue-queries.server.ts';
import {
  listAnsweredOffers,
  listRefused,
  listUnguarded,
} from '#app/store/oversight/waiting-queries.server.ts';
import { readHeartbeats } from '#app/store/oversight/operations-queries.server.ts';
import { listOutages } from '#app/store/oversight/outage-queries.server.ts';
import { listAuthorities } from '#app/store/reference/authority-queries.server.ts';
import { asUser, type Tx } from '#app/store/shared/database.server.ts';
import type { Deps } from '#app/usecases/deps.ts';

export type NationalAsked = {
  readonly list: NationalList;
  readonly filter: NationalFilter;
  readonly asked: PageAsked;
};

/** One of the coordinator's lists with the counts of all of them; null for anybody without national sight. */
export async function viewNational(deps: Deps, actor: Actor, wanted: NationalAsked) {
  if (!mayOpen(actor.role, 'national-home')) return null;
  const now = deps.now();
  return asUser(deps.db, actor.userId, async (tx) => ({
    page: await readList(tx, wanted, now),
    counts: await nationalCounts(tx, wanted.list, wanted.filter, now),
    authorities: await listAuthorities(tx, now),
    silentSince: (await readHeartbeats(tx, now)).silentSince,
    gaps: recentGaps(await listOutages(tx, now), now),
    now,
  }));
}

/** The list says its own name, so that a page knows what its rows are. */
async function readList(tx: Tx, wanted: NationalAsked, now: Date) {
  switch (wanted.list) {
    case 'reviews':
      return { list: 'reviews', ...(await listOverdue(tx, { ...wanted, reviewsOnly: true }, now)) } as const;
    case 'overdue':
      return { list: 'overdue', ...(await listOverdue(tx, { ...wanted, reviewsOnly: false }, now)) } as const;
    case 'handovers':
      return { list: 'handovers', ...(await listUnanswered(tx, wanted, now)) } as const;
    case 'without-guardian':
      return { list: 'without-guardian', ...(await listUnguarded(tx, wanted)) } as const;
    case 'offers':
      return { list: 'offers', ...(await listAnsweredOffers(tx, wanted)) } as const;
    case 'closings':
      return { list: 'closings', ...(await listClosings(tx, wanted)) } as const;
    case 'refused':
      return { list: 'refused', ...(await listRefused(tx, wanted)) } as const;
  }
}
