import type { Actor } from '#app/domain/account/actor.ts';
import type { AuthorityList } from '#app/domain/oversight/authority-lists.ts';
import { mayOpen } from '#app/domain/permission/pages.ts';
import type { PageAsked } from '#app/domain/shared/key-page.ts';
import {
  authorityCounts,
  listAccepted,
  listHandedOn,
  listLate,
  listWaiting,
} from '#app/store/oversight/authority-home-queries.server.ts';
import { findAuthority } from '#app/store/reference/authority.server.ts';
import { asUser, type Tx } from '#app/store/shared/database.server.ts';
import type { Deps } from '#app/usecases/deps.ts';

/** One of an authority's own lists with the counts of all three; null for anybody who works for none. */
export async function viewAuthority(deps: Deps, actor: Actor, list: AuthorityList, asked: PageAsked) {
  const { authorityId } = actor;
  if (authorityId === null || !mayOpen(actor.role, 'authority-home')) return null;
  const now = deps.now();
  return asUser(deps.db, actor.userId, async (tx) => ({
    authority: (await findAuthority(tx, authorityId))?.name ?? '',
    page: await readList(tx, authorityId, list, { asked, now }),
    counts: await authorityCounts(tx, authorityId, now),
    now,
  }));
}

async function readList(
  tx: Tx,
  authorityId: string,
  list: AuthorityList,
  at: { readonly asked: PageAsked; readonly now: Date },
) {
  switch (list) {
    case 'waiting':
      return { list: 'waiting', ...(await listWaiting(tx, authorityId, at.asked)) } as const;
    case 'cases':
      return { list: 'cases', ...(await listAccepted(tx, authorityId, at)) } as const;
    case 'overdue':
      return { list: 'overdue', ...(await listLate(tx, authorityId, at)) } as const;
    case 'handed-on':
      return { list: 'handed-on', ...(await listHandedOn(tx, at.asked)) } as const;
  }
}
