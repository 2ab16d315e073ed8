import { takesOver } from '#app/domain/deadline/recompute.ts';
import {
  claimItems,
  finishChange,
  listItems,
  runningUnder,
  takeUnlisted,
  unfinishedChanges,
  type Change,
  type Share,
} from '#app/store/deadline/recompute-store.server.ts';
import { asWorker } from '#app/store/shared/database.server.ts';
import { faultKind } from '#app/store/shared/fault.server.ts';
import { carryOverBatch, type CarryDeps } from '#app/usecases/deadline/carry-over-batch.server.ts';

const batch = 100;

/**
 * A change is begun so many milliseconds after it was decided: whoever opened a deadline under the old book has by then
 * finished (a transaction may last 15 s), and so the list is complete when it is made.
 */
const settles = 30_000;

/**
 * Has running deadlines computed again that a new version of a rule takes over, or whose authority is closed on another
 * day, or on one fewer: all of them are listed once and done in batches, each with its plan, its history, its news and its audit entry.
 * Answers how many were done. Safe in any number of processes at once; what one leaves undone the next run does.
 */
export async function carryOutChanges(deps: CarryDeps, now: Date): Promise<number> {
  const decidedBy = new Date(now.getTime() - settles);
  const changes = await asWorker(deps.db, (tx) => unfinishedChanges(tx, decidedBy));
  let done = 0;
  for (const change of changes) {
    if (deps.stopping?.() === true) break;
    await list(deps, change);
    done += await carryOut(deps, change, now);
    await asWorker(deps.db, (tx) => finishChange(tx, change, now));
  }
  return done;
}

/** All at once or not at all; a second worker waits and finds it done. */
async function list({ db, rulebook }: CarryDeps, change: Change): Promise<void> {
  await asWorker(db, async (tx) => {
    if (!(await takeUnlisted(tx, change))) return;
    const running = await runningUnder(tx, change);
    const affected =
      change.cause === 'rule'
        ? running.filter((deadline) => takesOver(rulebook.rule(change.ruleKey, change.ruleVersion), deadline))
        : running;
    await listItems(
      tx,
      change,
      affected.map(({ id }) => id),
    );
  });
}

/** One that cannot be done holds no other up. It stays undone, which Operations counts, and is tried again in the next run. */
async function carryOut(deps: CarryDeps, change: Change, now: Date): Promise<number> {
  const failed = new Map<string, unknown>();
  let done = 0;
  while (deps.stopping?.() !== true) {
    const share = { limit: batch, without: [...failed.keys()] };
    const { claimed, fault } = await tryBatch(deps, change, share, now);
    if (claimed.length === 0) break;
    if (fault === null) done += claimed.length;
    else for (const id of claimed) done += await carryOutAlone(deps, change, { id, failed }, now);
  }
  for (const error of failed.values()) throw error;
  return done;
}

type Alone = { readonly id: string; readonly failed: Map<string, unknown> };

async function carryOutAlone(
  deps: CarryDeps,
  change: Change,
  { id, failed }: Alone,
  now: Date,
): Promise<number> {
  const { claimed, fault } = await tryBatch(deps, change, { id }, now);
  if (fault !== null) failed.set(id, fault.error);
  return fault === null ? claimed.length : 0;
}

type Tried = { readonly claimed: readonly string[]; readonly fault: { readonly error: unknown } | null };

/** Nothing of a batch that fails is kept. A database that is away is nobody's fault in the batch, and ends the run. */
async function tryBatch(deps: CarryDeps, change: Change, share: Share, now: Date): Promise<Tried> {
  let claimed: readonly string[] = [];
  try {
    await asWorker(deps.db, async (tx) => {
      const items = await claimItems(tx, change, share);
      claimed = items.map(({ id }) => id);
      await carryOverBatch(deps, tx, { change, items, now });
    });
    return { claimed, fault: null };
  } catch (error) {
    if (faultKind(error) === 'passing' || claimed.length === 0) throw error;
    return { claimed, fault: { error } };
  }
}
