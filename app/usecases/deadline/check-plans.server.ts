import { planDiffers } from '#app/domain/deadline/plan-check.ts';
import type { PlanFault } from '#app/domain/oversight/plan-fault.ts';
import type { Rulebook } from '#app/domain/rules/rulebook.ts';
import { endTurn, readToCheck, takeTurn, type ToCheck } from '#app/store/deadline/plan-check-store.server.ts';
import { keepFaults, type FoundFault } from '#app/store/oversight/plan-fault-store.server.ts';
import { assertCurrent } from '#app/store/reference/living-rulebook.server.ts';
import { asWorker, type Db, type Tx } from '#app/store/shared/database.server.ts';

export type CheckDeps = {
  readonly db: Db;
  readonly rulebook: Rulebook;
  /** Once true, the batch under way is finished and no other is begun. */
  readonly stopping?: () => boolean;
  /** How many deadlines are read at once, and how many are checked in one run; the usual numbers, unless told. */
  readonly batch?: number;
  readonly most?: number;
};

const usual = { batch: 250, most: 2_000 } as const;

/**
 * Computes every running deadline and its plan once more, some in each run, a round of all of them each hour, and keeps
 * what is otherwise than it should be. Nothing is put right: a date that moved by itself would hide that something is
 * wrong. Answers how many were checked.
 */
export async function checkPlans(deps: CheckDeps, now: Date): Promise<number> {
  const { batch = usual.batch, most = usual.most } = deps;
  let checked = 0;
  while (checked < most && deps.stopping?.() !== true) {
    const { count, over } = await asWorker(deps.db, (tx) => checkBatch(deps, tx, batch, now));
    checked += count;
    if (over) break;
  }
  return checked;
}

type Checked = { readonly count: number; readonly over: boolean };

async function checkBatch({ rulebook }: CheckDeps, tx: Tx, limit: number, now: Date): Promise<Checked> {
  const turn = await takeTurn(tx, now);
  if (turn === null) return { count: 0, over: true };
  await assertCurrent(tx, rulebook);
  const found = await readToCheck(tx, turn, limit);
  const faults = found.flatMap((deadline): readonly FoundFault[] => {
    const differs = differsIn(rulebook, deadline);
    return differs === null ? [] : [{ deadlineId: deadline.id, version: deadline.version, differs }];
  });
  const ids = found.map(({ id }) => id);
  await keepFaults(tx, ids, faults, now);
  const over = found.length < limit;
  await endTurn(tx, over ? null : (ids.at(-1) ?? null));
  return { count: found.length, over };
}

/** One that cannot be computed is a fault like any other, and keeps no other from being checked. */
function differsIn(rulebook: Rulebook, deadline: ToCheck): PlanFault['differs'] | null {
  const rule = rulebook.find(deadline.ruleKey, deadline.ruleVersion);
  if (rule === undefined) return 'unknown';
  try {
    const { division } = deadline.explanation;
    const calendars = deadline.authorityIds.map((id) => rulebook.calendar(division, id));
    return planDiffers(deadline, rule, calendars);
  } catch {
    return 'unknown';
  }
}
