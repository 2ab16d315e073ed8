import type { DueAction } from '#app/domain/deadline/firing.ts';
import { claimDue, type Wanted } from '#app/store/deadline/firing.server.ts';
import { asWorker } from '#app/store/shared/database.server.ts';
import { faultCode, faultKind } from '#app/store/shared/fault.server.ts';
import { fireBatch, leaveForLater, type FireDeps } from '#app/usecases/deadline/fire-batch.server.ts';

export type { FireDeps };

const batch = 1_000;
/** A race lost to somebody else's transaction is run again at once, so many times in all. */
const races = 3;

/** A backlog is worked off on so many connections: one decides while another writes. */
const lanes = 2;

/**
 * Fires every planned action that is due at `now` (the database's clock, in production), late ones too, each exactly
 * once. Answers how many were dealt with. Safe to run in any number of processes at once. An action that cannot be
 * fired is set aside and tried again later; it holds no other up.
 */
export async function fireDue(deps: FireDeps, now: Date): Promise<number> {
  const first = await fireOrPart(deps, { limit: batch }, now);
  if (first === 0) return 0;
  const further = Array.from({ length: first < batch ? 1 : lanes }, () => fireUntilNone(deps, now));
  const ends = await Promise.allSettled(further);
  return ends.reduce((sum, end) => {
    if (end.status === 'rejected') throw end.reason;
    return sum + end.value;
  }, first);
}

async function fireUntilNone(deps: FireDeps, now: Date): Promise<number> {
  let dealtWith = 0;
  while (deps.stopping?.() !== true) {
    const count = await fireOrPart(deps, { limit: batch }, now);
    dealtWith += count;
    if (count === 0) break;
  }
  return dealtWith;
}

/** Fires a batch; one that fails is parted in halves until the action that spoils it stands alone. */
async function fireOrPart(deps: FireDeps, wanted: Wanted, now: Date): Promise<number> {
  const { claimed, fault } = await tryToFire(deps, wanted, now);
  if (fault === null) return claimed.length;
  const kind = faultKind(fault.error);
  if (kind === 'passing' || kind === 'race' || claimed.length === 0) throw fault.error;
  const [only] = claimed;
  if (claimed.length === 1 && only !== undefined) {
    if (kind === 'slow') throw fault.error;
    await asWorker(deps.db, (tx) => leaveForLater(deps, tx, [stuckWith(only, fault.error)], now));
    return 1;
  }
  const ids = claimed.map(({ id }) => id);
  const middle = Math.ceil(ids.length / 2);
  const first = await fireOrPart(deps, { among: ids.slice(0, middle) }, now);
  return first + (await fireOrPart(deps, { among: ids.slice(middle) }, now));
}

const stuckWith = (action: DueAction, error: unknown) =>
  ({ kind: 'stuck', action, fault: `error-${faultCode(error)}` }) as const;

type Tried = {
  readonly claimed: readonly DueAction[];
  /** What went wrong; nothing of the transaction is kept then. */
  readonly fault: { readonly error: unknown } | null;
};

async function tryToFire(deps: FireDeps, wanted: Wanted, now: Date, left = races): Promise<Tried> {
  let claimed: readonly DueAction[] = [];
  try {
    await asWorker(deps.db, async (tx) => {
      claimed = await claimDue(tx, now, wanted);
      await fireBatch(deps, tx, claimed, now);
    });
    return { claimed, fault: null };
  } catch (error) {
    if (left > 1 && faultKind(error) === 'race') return tryToFire(deps, wanted, now, left - 1);
    return { claimed, fault: { error } };
  }
}
