import type { Actor } from '#app/domain/account/actor.ts';
import { mayOpen } from '#app/domain/permission/pages.ts';
import { listCheckpoints } from '#app/store/audit/checkpoint-queries.server.ts';
import { newestBreaks, verifyChain } from '#app/store/audit/verify.server.ts';
import { asUser } from '#app/store/shared/database.server.ts';
import type { Deps } from '#app/usecases/deps.ts';

/** Entries by their numbers, both included. */
export type Range = { readonly from: bigint; readonly to: bigint };

/** So many can be checked while somebody waits for a page; the command has no limit. */
export const mostInRange = 20_000n;

const shown = 26;

/** The state of the chain, a range of it checked if asked, and the newest checkpoints; null for anybody who may not. */
export async function viewCheckpoints(deps: Deps, actor: Actor, range: Range | null) {
  if (!mayOpen(actor.role, 'audit')) return null;
  return asUser(deps.db, actor.userId, async (tx) => ({
    chain: range === null ? await newestBreaks(tx) : await verifyChain(tx, range.from, range.to),
    checkpoints: await listCheckpoints(tx, shown),
    now: deps.now(),
  }));
}
